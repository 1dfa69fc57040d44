import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@kervan/observability';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Puller } from './puller.js';

/** Longest pause after failures. */
const LONGEST_PAUSE_MS = 300_000;

export interface PullLoopParts {
  readonly source: string;
  readonly puller: Puller;
  /** Pause between two rounds; each is up to a quarter shorter, so that sources are not asked in step. */
  readonly everyMs: number;
  readonly logger: Logger;
}

/** Pulls one source again and again while the service runs. */
export class PullLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #pause = new AbortController();
  #failures = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: PullLoopParts) {}

  onApplicationBootstrap(): void {
    this.#running = this.#run(this.#stop.signal);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.parts.puller.close().catch((error: unknown) => {
      this.parts.logger.warn({ err: error, source: this.parts.source }, 'a source was not given up');
    });
  }

  /** Somebody says that there is something: the pause ends, or the round at hand is followed by another. */
  wake(): void {
    this.#pause.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#pause = new AbortController();
      const woken = AbortSignal.any([signal, this.#pause.signal]);
      const more = await this.#round(signal);
      if (!more) await delay(this.#pauseMs(), undefined, { signal: woken }).catch(() => undefined);
    }
  }

  async #round(signal: AbortSignal): Promise<boolean> {
    const { source, puller, logger } = this.parts;
    try {
      const round = await puller.round(signal);
      this.#failures = 0;
      for (const file of round?.files ?? []) logger.info({ source, file }, 'rows pulled');
      return round?.more ?? false;
    } catch (error) {
      this.#failures += 1;
      if (!signal.aborted) logger.warn({ err: error, source }, 'pulling pauses');
      return false;
    }
  }

  #pauseMs(): number {
    const { everyMs } = this.parts;
    const longest = Math.max(everyMs, LONGEST_PAUSE_MS);
    return Math.min(everyMs * 2 ** this.#failures, longest) * (1 - Math.random() / 4);
  }
}
