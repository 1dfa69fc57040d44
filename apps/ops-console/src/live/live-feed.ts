import { Database } from '@kervan/database';
import type { Logger } from '@kervan/observability';
import { LOGGER, Periodic } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import { readWindow, settledUntil, type LiveWindow } from './live-window.js';

const EVERY_MS = 500;
/** How long windows are kept for who comes back, and read on when nobody is there. */
const KEPT_MS = 60_000;
const KEPT_WINDOWS = KEPT_MS / EVERY_MS;

export type OnWindow = (window: LiveWindow) => void;

/** Reads what is new in the read model twice a second, once for all who look on, and not at all when nobody does. */
@Injectable()
export class LiveFeed extends Periodic {
  readonly #viewers = new Set<OnWindow>();
  #kept: readonly LiveWindow[] = [];
  #wantedUntil = 0;

  constructor(
    private readonly database: Database,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'live feed', everyMs: EVERY_MS, round: () => this.#step(), logger });
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  /**
   * Hands every window on from now; first those that are kept since a moment.
   *
   * @returns ends it.
   */
  follow(since: number | undefined, onWindow: OnWindow): () => void {
    if (since !== undefined) for (const window of this.#kept) if (window.until > since) onWindow(window);
    this.#viewers.add(onWindow);
    return () => {
      this.#viewers.delete(onWindow);
      this.#wantedUntil = performance.now() + KEPT_MS;
    };
  }

  async #step(): Promise<boolean> {
    if (this.#viewers.size > 0 || performance.now() < this.#wantedUntil) await this.#read();
    else this.#kept = [];
    return false;
  }

  async #read(): Promise<void> {
    const last = this.#kept.at(-1);
    const window = last
      ? await readWindow(this.database, last.until)
      : { until: await settledUntil(this.database), items: [], skipped: 0 };
    this.#kept = [...this.#kept, window].slice(-KEPT_WINDOWS);
    for (const onWindow of this.#viewers) onWindow(window);
  }
}
