import type { Database } from '@kervan/database';
import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import type { DocumentStore } from '../document-store/document-store.js';
import { FileLedger } from '../file-ledger/file-ledger.js';
import { progressOf } from '../ordering/came.js';
import { OrderedQueue } from '../ordering/ordered-queue.js';
import { isReleased } from '../ordering/released-gaps.js';
import { TurnQueue } from '../ordering/turn-queue.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { anyOrder, type FileQueue } from '../watched-folder/file-queue.js';
import { FolderWatch, type Receipt } from '../watched-folder/folder-watch.js';
import { ProcessedFiles } from '../watched-folder/processed-files.js';
import { defaultBatchSize } from './batches-of.js';
import { FileReceiver, type FileOutcome } from './file-receiver.js';

/** After this time the files of a worker that died go to another. */
const LEASE_MS = 10_000;

export interface WatchParts {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly store: DocumentStore;
  /** Unique per process. */
  readonly worker: string;
  readonly logger: Logger;
}

/** Receives the files of one source while the service runs. */
export function watchOf(source: ConfiguredSource, parts: WatchParts): FolderWatch {
  const { folder, alone, places, whole } = source;
  const { database, unitOfWork, store, worker } = parts;
  const ledger = new FileLedger(unitOfWork, { source: source.name, worker, leaseMs: LEASE_MS, alone });
  const receiver = new FileReceiver({
    source,
    folder,
    processed: new ProcessedFiles(folder),
    store,
    unitOfWork,
    ledger,
    batchSize: defaultBatchSize,
    zip: source.zip,
    ...(places && { positionOf: (name: string) => places.of(name) }),
  });
  const logger = parts.logger.child({ source: source.name });
  return new FolderWatch({
    folder,
    whole,
    queue: queueOf(source, ledger, database),
    logger,
    receive: async (file, signal) => {
      const outcome = await receiver.receive(file, signal);
      if (outcome === 'INCOMPLETE') logger.info({ file: file.name }, 'more of a file is waited for');
      else if (outcome !== null) logger.info({ file: file.name, outcome }, 'file received');
      const place = outcome === 'RECEIVED' ? (places?.of(file.name) ?? null) : null;
      if (place !== null && (await isReleased(database, source.name, place)))
        logger.warn({ file: file.name }, 'a file came late: nobody waited for it any more');
      return outcome === null ? 'PASSED_BY' : receipts[outcome];
    },
  });
}

const receipts: Readonly<Record<FileOutcome, Receipt>> = {
  RECEIVED: 'SETTLED',
  DUPLICATE: 'PASSED_BY',
  UNPACKED: 'SETTLED',
  QUARANTINED: 'REFUSED',
  CHANGED: 'PASSED_BY',
  INCOMPLETE: 'WAITING',
};

function queueOf(
  { name, places, holds, alone }: ConfiguredSource,
  ledger: FileLedger,
  database: Database,
): FileQueue {
  if (places) return new OrderedQueue(holds, places, ledger, () => progressOf(database, name));
  return alone ? new TurnQueue(ledger) : anyOrder;
}
