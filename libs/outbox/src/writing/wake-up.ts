import type { Database } from '@kervan/database';

/** Channel the relay listens on. */
export const WAKE_UP_CHANNEL = 'outbox';

const PAUSE_MS = 10;

/**
 * Tells a waiting relay that something was committed: in its own statement after the commit (inside the transaction
 * it would serialise all commits of the cluster), at most one per 10 ms. Only a hint: the relay also polls.
 */
export class WakeUp {
  #resting = false;
  #again = false;

  constructor(private readonly database: Pick<Database, 'query'>) {}

  ring(): void {
    if (this.#resting) {
      this.#again = true;
      return;
    }
    this.#resting = true;
    this.#again = false;
    this.database.query(`NOTIFY ${WAKE_UP_CHANNEL}`).catch(() => undefined);
    setTimeout(() => this.#rested(), PAUSE_MS).unref();
  }

  #rested(): void {
    this.#resting = false;
    if (this.#again) this.ring();
  }
}
