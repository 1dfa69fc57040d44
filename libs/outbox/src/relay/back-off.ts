import { pause } from './pause.js';

const FIRST_MS = 50;
const LONGEST_MS = 2_000;

/** Pauses that double from 50 ms to 2 s, each shortened by up to a half at random, so that instances do not retry in step. */
export class BackOff {
  #next = FIRST_MS;

  reset(): void {
    this.#next = FIRST_MS;
  }

  /** The next pause, in milliseconds. */
  next(): number {
    const milliseconds = this.#next * (1 - Math.random() / 2);
    this.#next = Math.min(this.#next * 2, LONGEST_MS);
    return milliseconds;
  }

  /** Returns early, without an error, when the signal is aborted. */
  async wait(signal: AbortSignal): Promise<void> {
    await pause(this.next(), signal);
  }
}
