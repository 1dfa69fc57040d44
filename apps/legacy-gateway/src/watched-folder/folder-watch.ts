import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { DroppedFile } from './dropped-file.js';
import { listDropped } from './list-dropped.js';
import { ReadyFiles } from './ready-files.js';

/** How often the folder is listed, and how long to wait after a failure. */
const LIST_EVERY_MS = 200;
const PAUSE_MS = 1_000;

export interface FolderWatchParts {
  readonly folder: string;
  readonly stableMs: number;
  readonly receive: (file: DroppedFile, signal: AbortSignal) => Promise<void>;
  readonly logger: Logger;
}

/** Receives what is dropped into a folder, one file after the other in order of their names, while the service runs. */
export class FolderWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #ready: ReadyFiles;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: FolderWatchParts) {
    this.#ready = new ReadyFiles(parts.stableMs);
  }

  async onApplicationBootstrap(): Promise<void> {
    await mkdir(this.parts.folder, { recursive: true });
    this.#running = this.#run(this.#stop.signal);
  }

  /** Ends after the batch at hand. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const calm = await this.#round(signal);
      await delay(calm ? LIST_EVERY_MS : PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns false when something failed; the files concerned are tried again in the next round. */
  async #round(signal: AbortSignal): Promise<boolean> {
    const { folder, receive, logger } = this.parts;
    let calm = true;
    try {
      for (const file of this.#ready.of(await listDropped(folder))) {
        if (signal.aborted) break;
        await receive(file, signal).catch((error: unknown) => {
          if (signal.aborted || (error instanceof KervanError && error.retriable)) throw error;
          logger.error({ err: error, file: file.name }, 'a file could not be received');
          calm = false;
        });
      }
      return calm;
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error }, 'receiving pauses');
      return false;
    }
  }
}
