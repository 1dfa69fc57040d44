/** Longer than a broker takes to be started again, and than a machine that has too much to do takes for one answer. */
const LOST_MS = 15_000;

/** Whether this instance reaches the broker: one that does not keeps its lanes from others that may. */
export class Reach {
  #failingSince: number | null = null;

  acknowledged(): void {
    this.#failingSince = null;
  }

  /** Nothing of a delivery was acknowledged. @returns whether nothing was for so long that the lanes should be given up */
  failed(now = performance.now()): boolean {
    this.#failingSince ??= now;
    return now - this.#failingSince >= LOST_MS;
  }
}
