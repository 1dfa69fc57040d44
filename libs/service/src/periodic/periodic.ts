import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@kervan/observability';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { pauseAfter } from './pause-after.js';

export interface PeriodicOptions {
  /** For the log: `reservation expiry`. */
  readonly name: string;
  /** Pause between two rounds, varied by a tenth. */
  readonly everyMs: number;
  /** Every failure in a row doubles the pause, up to this; left out: it stays as it is. */
  readonly longestMs?: number;
  /** One round; true when there is more to do at once. Ends early when the signal aborts. */
  readonly round: (signal: AbortSignal) => Promise<boolean>;
  /** Gives up in the end what the rounds hold. */
  readonly close?: () => Promise<void>;
  readonly logger: Logger;
}

/** Work a service does again and again while it runs. A round that fails is logged and tried again after the pause. */
export class Periodic implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #pause = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: PeriodicOptions) {}

  onApplicationBootstrap(): void {
    this.#running = this.#run(this.#stop.signal);
  }

  /** Ends after the round at hand. */
  async beforeApplicationShutdown(): Promise<void> {
    const { name, close, logger } = this.options;
    this.#stop.abort();
    await this.#running;
    await close?.().catch((error: unknown) => {
      logger.warn({ name, err: error }, 'periodic work was not given up');
    });
  }

  /** Somebody says that there is something: the pause ends, or the round at hand is followed by another. */
  wake(): void {
    this.#pause.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { everyMs, longestMs = everyMs } = this.options;
    for (let failures = 0; !signal.aborted;) {
      this.#pause = new AbortController();
      const woken = AbortSignal.any([signal, this.#pause.signal]);
      const more = await this.#round(signal);
      failures = more === null ? failures + 1 : 0;
      const pause = pauseAfter(failures, everyMs, longestMs, Math.random());
      if (!more) await delay(pause, undefined, { signal: woken }).catch(() => undefined);
    }
  }

  /** @returns null where it failed. */
  async #round(signal: AbortSignal): Promise<boolean | null> {
    const { name, round, logger } = this.options;
    try {
      return await round(signal);
    } catch (error) {
      if (!signal.aborted) logger.warn({ name, err: error }, 'periodic work failed');
      return null;
    }
  }
}
