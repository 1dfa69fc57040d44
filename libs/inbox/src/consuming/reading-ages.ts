/** The first record of a partition that was read and has not taken effect yet. */
export interface Pending {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** Since when records wait that were read: those being handled, and those of partitions that pause after a failure. */
export class ReadingAges {
  readonly #pending = new Map<string, Pending>();

  get all(): readonly Pending[] {
    return [...this.#pending.values()];
  }

  /** @param next the first record that has not taken effect; undefined: all that were read have */
  reached(address: string, next: Pending | undefined): void {
    if (next) this.#pending.set(address, next);
    else this.#pending.delete(address);
  }

  /** Somebody else went on beyond it. */
  forget(address: string): void {
    this.#pending.delete(address);
  }
}
