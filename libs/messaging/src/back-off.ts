import { setTimeout as delay } from 'node:timers/promises';

/** Waiting times that double from `first` to `longest` milliseconds, each shortened by up to a half at random. */
export class BackOff {
  #next: number;

  constructor(
    private readonly first = 100,
    private readonly longest = 5_000,
  ) {
    this.#next = first;
  }

  reset(): void {
    this.#next = this.first;
  }

  /** Waits for the next time; returns early, without an error, when the signal is aborted. */
  async wait(signal: AbortSignal): Promise<void> {
    const milliseconds = this.#next * (1 - Math.random() / 2);
    this.#next = Math.min(this.#next * 2, this.longest);
    await delay(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}
