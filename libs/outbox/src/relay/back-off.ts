import { pause } from './pause.js';

const FIRST_MS = 50;
const LONGEST_MS = 2_000;

/** Pauses that double from 50 ms to 2 s, each shortened by up to a half at random, so that instances do not retry in step. */
export class BackOff {
  #next = FIRST_MS;

  reset(): void {
    this.#next = FIRST_MS;
  }

  /** Returns early, without an error, when the signal is aborted. */
  async wait(signal: AbortSignal): Promise<void> {
    const milliseconds = this.#next * (1 - Math.random() / 2);
    this.#next = Math.min(this.#next * 2, LONGEST_MS);
    await pause(milliseconds, signal);
  }
}
