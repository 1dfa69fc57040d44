import type { UnitOfWork } from '@kervan/outbox';
import type { DocumentStore } from '../document-store/document-store.js';
import type { Arrival, ArrivalOutcome } from '../file-ledger/arrival.js';
import type { FileLedger } from '../file-ledger/file-ledger.js';
import { keepLease } from '../file-ledger/keep-lease.js';
import type { DroppedFile } from '../watched-folder/dropped-file.js';
import { openFile, type OpenFile } from '../watched-folder/open-file.js';
import type { ProcessedFiles } from '../watched-folder/processed-files.js';
import { isZip } from '../zip/is-zip.js';
import { surveyZip } from '../zip/survey-zip.js';
import { defaultZipLimits } from '../zip/zip-limits.js';
import { batchesOf, type BatchSize } from './batches-of.js';
import type { SurveyedFile } from './file-format.js';
import { receiveBatch } from './receive-batch.js';
import type { ReceivedSource } from './received-source.js';

export interface FileReceiverParts {
  readonly source: ReceivedSource;
  /** The watched folder. */
  readonly folder: string;
  readonly processed: ProcessedFiles;
  readonly store: DocumentStore;
  readonly unitOfWork: UnitOfWork;
  readonly ledger: FileLedger;
  readonly batchSize: BatchSize;
  /** Whether archives are unpacked into the folder; otherwise they are what the format says of them. */
  readonly zip?: boolean;
  /** Place of a file in the order of the source; absent: there is none. */
  readonly positionOf?: (name: string) => number | null;
}

/** How a file ended, or INCOMPLETE: more of it is waited for. */
export type FileOutcome = ArrivalOutcome | 'INCOMPLETE';

/**
 * Receives one dropped file: claims it, surveys it, keeps its bytes, settles it batch by batch from its checkpoint on, moves
 * it away. Ended at any point, the next call for the file goes on where the last commit was.
 */
export class FileReceiver {
  constructor(private readonly parts: FileReceiverParts) {}

  /**
   * Does nothing for a file that another worker holds, that is gone, or that changed since it was seen.
   *
   * @param dropped `final`: false for a file of which more may come; it is left alone if it ends too early.
   * @returns how the file ended, null where it was not this call that settled it.
   * @throws KervanError LEASE_LOST, or what the unit of work throws; the reason of `signal` when it aborts.
   */
  async receive(
    dropped: DroppedFile & { readonly final?: boolean },
    signal: AbortSignal,
  ): Promise<FileOutcome | null> {
    const { folder, ledger, positionOf } = this.parts;
    const arrival = await ledger.claim(dropped.name, positionOf?.(dropped.name) ?? null);
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
    dropped: DroppedFile & { readonly final?: boolean },
    file: OpenFile,
    signal: AbortSignal,
  ): Promise<FileOutcome | null> {
    const { processed, ledger } = this.parts;
    const leased = { ...file, read: () => keepLease(file.read(), ledger, arrival) };
    const found = await this.#survey(leased);
    const isSame = arrival.sha256 === null || arrival.sha256 === found.sha256;
    if (arrival.processedAs !== null) {
      await (isSame ? this.#putAway(arrival, dropped, arrival.processedAs) : ledger.filed(arrival));
      return null;
    }
    if (found.incomplete && dropped.final === false) {
      await ledger.release(arrival);
      return 'INCOMPLETE';
    }

    const outcome = isSame ? await this.#settle(arrival, found, leased, signal) : 'CHANGED';
    if (outcome === null) {
      await ledger.release(arrival);
    } else if (outcome === 'CHANGED') {
      await ledger.abandon(arrival);
    } else {
      const processedAs = await processed.freeName(dropped.name, String(arrival.id));
      await ledger.finish(arrival, outcome, processedAs, outcome === 'DUPLICATE' ? found : undefined);
      await this.#putAway(arrival, dropped, processedAs);
    }
    return outcome;
  }

  #survey(file: OpenFile): Promise<SurveyedFile> {
    const { source, folder, zip = false } = this.parts;
    return zip && isZip(file.name) ? surveyZip(file, folder, defaultZipLimits) : source.format.survey(file);
  }

  /**
   * Settles every record from the checkpoint on, unless another arrival has the same bytes. Where documents have versions,
   * these may be news again: the last version of each document tells.
   *
   * @returns null while another arrival with the same bytes is not settled: it may still be given up.
   */
  async #settle(
    arrival: Arrival,
    found: SurveyedFile,
    file: OpenFile,
    signal: AbortSignal,
  ): Promise<ArrivalOutcome | null> {
    const { source, store, ledger, batchSize } = this.parts;
    const refused = found.refusal !== null;
    const known = await ledger.identify(arrival, found, !refused);
    const isKnown = known.owner !== null && known.owner !== arrival.id;
    if (!source.versions) {
      if (known.isElsewhere) return null;
      // What was begun under this name is counted record by record.
      if (isKnown && arrival.checkpoint === 0) return 'DUPLICATE';
    }

    if (await file.isChanged()) return 'CHANGED';
    try {
      await store.keep(found.sha256, file.read());
    } catch (error) {
      if (await file.isChanged()) return 'CHANGED';
      throw error;
    }
    const outcomes = found.outcomes((ordinal) => ordinal > arrival.checkpoint);
    for await (const batch of batchesOf(outcomes, ({ record }) => record.byteCount, batchSize)) {
      signal.throwIfAborted();
      if (await file.isChanged()) return 'CHANGED';
      await receiveBatch(this.parts, { ...arrival, ...known, sha256: found.sha256 }, batch);
    }
    if (await file.isChanged()) return 'CHANGED';
    await found.unpack?.();
    if (refused) return 'QUARANTINED';
    return found.unpack ? 'UNPACKED' : 'RECEIVED';
  }

  /** A worker that died between moving the file and noting it has left it under its new name already. */
  async #putAway(arrival: Arrival, dropped: DroppedFile, processedAs: string): Promise<void> {
    const { processed, ledger } = this.parts;
    if (!(await processed.has(processedAs))) await processed.take(dropped, processedAs);
    await ledger.filed(arrival);
  }
}
