import { setTimeout as sleep } from 'node:timers/promises';

/** What was missed, as while the database was away, is caught up at most for so long. */
const CATCH_UP_S = 2;

/** Lets so many events pass in a second. */
export class Pacer {
  #allowance = 0;
  #filledAt = performance.now();

  /** @param rate events per second */
  constructor(private readonly rate: number) {}

  /** Resolves when so many more may be written. */
  async take(events: number): Promise<void> {
    this.#fill();
    this.#allowance -= events;
    if (this.#allowance < 0) await sleep((-this.#allowance / this.rate) * 1_000);
  }

  #fill(): void {
    const now = performance.now();
    const grown = this.#allowance + ((now - this.#filledAt) / 1_000) * this.rate;
    this.#allowance = Math.min(grown, this.rate * CATCH_UP_S);
    this.#filledAt = now;
  }
}
