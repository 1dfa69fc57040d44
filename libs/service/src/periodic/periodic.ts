import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@kervan/observability';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';

export interface PeriodicOptions {
  /** For the log: `reservation expiry`. */
  readonly name: string;
  /** Pause between two rounds. */
  readonly everyMs: number;
  /** One round; true when there is more to do at once. Ends early when the signal aborts. */
  readonly round: (signal: AbortSignal) => Promise<boolean>;
  readonly logger: Logger;
}

/** Work a service does again and again while it runs. A round that fails is logged and tried again after the pause. */
export class Periodic implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: PeriodicOptions) {}

  onApplicationBootstrap(): void {
    this.#running = this.#run(this.#stop.signal);
  }

  /** Ends after the round at hand. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { name, everyMs, round, logger } = this.options;
    while (!signal.aborted) {
      const more = await round(signal).catch((error: unknown) => {
        if (!signal.aborted) logger.warn({ name, err: error }, 'periodic work failed');
        return false;
      });
      if (!more) await delay(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
