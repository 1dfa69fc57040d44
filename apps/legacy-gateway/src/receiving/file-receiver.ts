import type { UnitOfWork } from '@kervan/outbox';
import type { Arrival, ArrivalOutcome } from '../file-ledger/arrival.js';
import type { FileLedger } from '../file-ledger/file-ledger.js';
import { keepLease } from '../file-ledger/keep-lease.js';
import type { Limits } from '../online-retail/limits.js';
import { outcomesOf, refusalOf, type Outcome } from '../online-retail/outcomes-of.js';
import { survey, type Survey } from '../online-retail/survey.js';
import type { DroppedFile } from '../watched-folder/dropped-file.js';
import { openFile, type OpenFile } from '../watched-folder/open-file.js';
import type { ProcessedFiles } from '../watched-folder/processed-files.js';
import { batchesOf, type BatchSize } from './batches-of.js';
import { receiveBatch } from './receive-batch.js';

export interface FileReceiverParts {
  /** The watched folder. */
  readonly folder: string;
  readonly processed: ProcessedFiles;
  readonly unitOfWork: UnitOfWork;
  readonly ledger: FileLedger;
  readonly limits: Limits;
  readonly batchSize: BatchSize;
}

/**
 * Receives one dropped file: claims it, surveys it, settles it batch by batch from its checkpoint on, moves it away.
 * Ended at any point, the next call for the file goes on where the last commit was.
 */
export class FileReceiver {
  constructor(private readonly parts: FileReceiverParts) {}

  /**
   * Does nothing for a file that another worker holds, that is gone, or that changed since it was seen.
   *
   * @returns how the file ended, null where it was not this call that settled it.
   * @throws KervanError LEASE_LOST, or what the unit of work throws; the reason of `signal` when it aborts.
   */
  async receive(dropped: DroppedFile, signal: AbortSignal): Promise<ArrivalOutcome | null> {
    const { folder, ledger } = this.parts;
    const arrival = await ledger.claim(dropped.name);
    if (!arrival) return null;
    const file = await openFile(folder, dropped).catch(async (error: unknown) => {
      await ledger.release(arrival);
      throw error;
    });
    if (!file) {
      await ledger.release(arrival);
      return null;
    }
    try {
      return await this.#goOn(arrival, dropped, file, signal);
    } catch (error) {
      if (signal.aborted) await ledger.release(arrival);
      throw error;
    } finally {
      await file.close();
    }
  }

  async #goOn(
    arrival: Arrival,
    dropped: DroppedFile,
    file: OpenFile,
    signal: AbortSignal,
  ): Promise<ArrivalOutcome | null> {
    const { processed, ledger, limits } = this.parts;
    const leased = { ...file, read: () => keepLease(file.read(), ledger, arrival) };
    const found = await survey(leased.read(), limits);
    const isSame = arrival.sha256 === null || arrival.sha256 === found.sha256;
    if (arrival.processedAs !== null) {
      await (isSame ? this.#putAway(arrival, dropped, arrival.processedAs) : ledger.filed(arrival));
      return null;
    }

    const outcome = isSame ? await this.#settle(arrival, found, leased, signal) : 'CHANGED';
    if (outcome === 'CHANGED') {
      await ledger.abandon(arrival);
    } else {
      const processedAs = await processed.freeName(dropped.name, String(arrival.id));
      await ledger.finish(arrival, outcome, processedAs, outcome === 'DUPLICATE' ? found : undefined);
      await this.#putAway(arrival, dropped, processedAs);
    }
    return outcome;
  }

  /** Settles every line from the checkpoint on, unless another arrival has the same bytes. */
  async #settle(
    arrival: Arrival,
    found: Survey,
    file: OpenFile,
    signal: AbortSignal,
  ): Promise<ArrivalOutcome> {
    const { ledger, limits, batchSize } = this.parts;
    const refused = refusalOf(file.name, found) !== null;
    const owner = await ledger.identify(arrival, found, !refused);
    if (owner !== null && owner !== arrival.id) return 'DUPLICATE';

    const outcomes = after(arrival.checkpoint, outcomesOf(file, found, limits));
    for await (const batch of batchesOf(outcomes, batchSize)) {
      signal.throwIfAborted();
      if (await file.isChanged()) return 'CHANGED';
      await receiveBatch(this.parts, { ...arrival, sha256: found.sha256 }, batch);
    }
    if (await file.isChanged()) return 'CHANGED';
    return refused ? 'QUARANTINED' : 'RECEIVED';
  }

  /** A worker that died between moving the file and noting it has left it under its new name already. */
  async #putAway(arrival: Arrival, dropped: DroppedFile, processedAs: string): Promise<void> {
    const { processed, ledger } = this.parts;
    if (!(await processed.has(processedAs))) await processed.take(dropped, processedAs);
    await ledger.filed(arrival);
  }
}

async function* after(checkpoint: number, outcomes: AsyncIterable<Outcome>): AsyncGenerator<Outcome> {
  for await (const outcome of outcomes) {
    if (outcome.document.lastLine > checkpoint) yield outcome;
  }
}
