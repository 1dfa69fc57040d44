import { setTimeout as delay } from 'node:timers/promises';
import { Database } from '@kervan/database';
import type { Logger } from '@kervan/observability';
import { LOGGER, STOPPING } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import { readWindow, settledUntil, type LiveWindow } from './live-window.js';

const EVERY_MS = 500;
/** How long windows are kept for who comes back, and read on when nobody is there. */
const KEPT_MS = 60_000;
const KEPT_WINDOWS = KEPT_MS / EVERY_MS;

export type OnWindow = (window: LiveWindow) => void;

/** Reads what is new in the read model twice a second, once for all who look on, and not at all when nobody does. */
@Injectable()
export class LiveFeed {
  readonly #viewers = new Set<OnWindow>();
  readonly #kept: LiveWindow[] = [];
  #running: Promise<void> | undefined;
  #lastViewedAt = 0;

  constructor(
    private readonly database: Database,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

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
    this.#lastViewedAt = performance.now();
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return () => {
      this.#viewers.delete(onWindow);
      this.#lastViewedAt = performance.now();
    };
  }

  async #run(): Promise<void> {
    this.#kept.length = 0;
    let since: number | undefined;
    while (this.#isWanted()) {
      try {
        since = await this.#step(since);
      } catch (err) {
        this.logger.warn({ err }, 'what is new cannot be read');
      }
      await delay(EVERY_MS, undefined, { signal: this.stopping }).catch(() => undefined);
    }
  }

  async #step(since: number | undefined): Promise<number> {
    const window =
      since === undefined
        ? { until: await settledUntil(this.database), items: [], skipped: 0 }
        : await readWindow(this.database, since);
    this.#kept.push(window);
    if (this.#kept.length > KEPT_WINDOWS) this.#kept.shift();
    for (const onWindow of this.#viewers) onWindow(window);
    return window.until;
  }

  #isWanted(): boolean {
    if (this.stopping.aborted) return false;
    return this.#viewers.size > 0 || performance.now() - this.#lastViewedAt < KEPT_MS;
  }
}
