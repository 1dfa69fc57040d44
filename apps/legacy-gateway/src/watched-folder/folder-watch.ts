import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { DroppedFile } from './dropped-file.js';
import { listDropped } from './list-dropped.js';
import { ReadyFiles } from './ready-files.js';
import { removeStaleMarkers } from './stale-markers.js';
import { StuckFiles } from './stuck-files.js';

/** How often the folder is listed, and how long to wait after a failure. */
const LIST_EVERY_MS = 200;
const PAUSE_MS = 1_000;

export interface FolderWatchParts {
  readonly folder: string;
  readonly stableMs: number;
  /** Receives one file; its result goes into the log, null does not. */
  readonly receive: (file: DroppedFile, signal: AbortSignal) => Promise<string | null>;
  readonly logger: Logger;
}

/** Receives what is dropped into a folder, one file after the other in order of their names, while the service runs. */
export class FolderWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #ready: ReadyFiles;
  readonly #stuck = new StuckFiles();
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
    const { folder, logger } = this.parts;
    let calm = true;
    try {
      const listing = await listDropped(folder);
      await removeStaleMarkers(folder, listing);
      this.#stuck.keepOnly(listing.files);
      for (const file of this.#ready.of(listing)) {
        if (signal.aborted) break;
        calm = (await this.#receive(file, signal)) && calm;
      }
      return calm;
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error }, 'receiving pauses');
      return false;
    }
  }

  /** A bug in one file, or one that cannot be opened, does not keep the others waiting; a database that is away concerns all of them. */
  async #receive(file: DroppedFile, signal: AbortSignal): Promise<boolean> {
    const { receive, logger } = this.parts;
    try {
      const outcome = await receive(file, signal);
      this.#stuck.remove(file);
      if (outcome !== null) logger.info({ file: file.name, outcome }, 'file received');
      return true;
    } catch (error) {
      if (signal.aborted || (error instanceof KervanError && error.retriable)) throw error;
      if (this.#stuck.add(file)) {
        const stuckFiles = this.#stuck.count;
        logger.error({ err: error, file: file.name, stuckFiles }, 'a file could not be received');
      }
      return false;
    }
  }
}
