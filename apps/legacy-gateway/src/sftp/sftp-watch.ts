import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@kervan/observability';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { pauseAfter } from './pause-after.js';
import type { SftpFetch } from './sftp-fetch.js';

export interface SftpWatchParts {
  readonly source: string;
  readonly fetch: Pick<SftpFetch, 'look'>;
  /** Pause between two looks when all is well, milliseconds. */
  readonly everyMs: number;
  readonly logger: Logger;
}

/** Looks at an SFTP server again and again while the service runs, less often while it fails. */
export class SftpWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: SftpWatchParts) {}

  onApplicationBootstrap(): void {
    this.#running = this.#run(this.#stop.signal);
  }

  /** A file that is being fetched is given up. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      failures = (await this.#look(signal)) ? 0 : failures + 1;
      const pause = pauseAfter(failures, this.parts.everyMs, Math.random());
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  async #look(signal: AbortSignal): Promise<boolean> {
    const { source, fetch, logger } = this.parts;
    try {
      return await fetch.look(signal);
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error, source }, 'fetching pauses');
      return false;
    }
  }
}
