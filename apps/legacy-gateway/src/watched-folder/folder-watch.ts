import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { anyOrder, type FileQueue } from './file-queue.js';
import { listDropped } from './list-dropped.js';
import { ReadyFiles, type ReadyFile, type WholeRule } from './ready-files.js';
import { removeStaleMarkers } from './stale-markers.js';
import { StuckFiles } from './stuck-files.js';

/** How often the folder is listed, and how long to wait after a failure. */
const LIST_EVERY_MS = 200;
const PAUSE_MS = 1_000;

/**
 * What became of a file that was to be received. SETTLED: all of it. WAITING: not yet, it ends too early. REFUSED: as a
 * whole. PASSED_BY: another worker has it, its bytes came before, or it is gone.
 */
export type Receipt = 'SETTLED' | 'WAITING' | 'REFUSED' | 'PASSED_BY';

export interface FolderWatchParts {
  readonly folder: string;
  readonly whole: WholeRule;
  readonly queue?: FileQueue;
  readonly receive: (file: ReadyFile, signal: AbortSignal) => Promise<Receipt>;
  readonly logger: Logger;
}

/** Receives what is dropped into a folder, one file after the other in order of their names, while the service runs. */
export class FolderWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #ready: ReadyFiles;
  readonly #queue: FileQueue;
  readonly #stuck = new StuckFiles();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: FolderWatchParts) {
    this.#ready = new ReadyFiles(parts.whole);
    this.#queue = parts.queue ?? anyOrder;
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
      for (const file of await this.#queue.of(listing, this.#ready.of(listing))) {
        if (signal.aborted) break;
        const receipt = await this.#receive(file, signal);
        calm = receipt !== null && calm;
        if (this.#queue.isStrict && receipt !== 'SETTLED') break;
      }
      return calm;
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error, folder }, 'receiving pauses');
      return false;
    }
  }

  /**
   * A bug in one file, or one that cannot be opened, does not keep the others waiting; a database that is away concerns all
   * of them.
   *
   * @returns null when it failed.
   */
  async #receive(file: ReadyFile, signal: AbortSignal): Promise<Receipt | null> {
    const { receive, logger } = this.parts;
    try {
      const receipt = await receive(file, signal);
      this.#stuck.remove(file);
      if (receipt === 'WAITING') this.#ready.endsTooEarly(file);
      return receipt;
    } catch (error) {
      if (signal.aborted || (error instanceof KervanError && error.retriable)) throw error;
      if (this.#stuck.add(file)) {
        const stuckFiles = this.#stuck.count;
        logger.error({ err: error, file: file.name, stuckFiles }, 'a file could not be received');
      }
      return null;
    }
  }
}
