import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { inboxMigrations } from '@kervan/inbox';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import { FileLedger } from '../file-ledger/file-ledger.js';
import { gatewayMigrations } from '../migrations/gateway-migrations.js';
import { FolderDocumentStore } from '../document-store/folder-document-store.js';
import { onlineRetailSource } from '../sources/configured-source.js';
import { listDropped } from '../watched-folder/list-dropped.js';
import { ProcessedFiles } from '../watched-folder/processed-files.js';
import { FileReceiver } from './file-receiver.js';
import type { ReceivedSource } from './received-source.js';

/** A day of the samples, as bytes. */
export function sampleDay(path: string): Promise<Buffer> {
  return readFile(fileURLToPath(new URL(`../../../../tools/samples/${path}`, import.meta.url)));
}

interface WorkerOptions {
  readonly worker?: string;
  readonly leaseMs?: number;
  readonly documents?: number;
  readonly unitOfWork?: UnitOfWork;
  readonly source?: ReceivedSource;
  readonly alone?: boolean;
  readonly zip?: boolean;
  readonly positionOf?: (name: string) => number | null;
}

/** A watched folder and the gateway's tables in a real database. */
export class Receiving {
  private constructor(
    private readonly temporary: TemporaryDatabase,
    readonly database: Database,
    readonly units: UnitOfWork,
    readonly folder: string,
  ) {}

  /** @param adminUrl superuser of the PostgreSQL server for specs. */
  static async open(adminUrl: string): Promise<Receiving> {
    const temporary = await temporaryDatabase(adminUrl);
    const migrations = [...outboxMigrations, ...inboxMigrations, ...gatewayMigrations];
    const database = await connectDatabase({ url: temporary.url, applicationName: 'spec', migrations });
    await database.migrate();
    const units = new TransactionalUnitOfWork(database, { source: '/erp/gateway' });
    return new Receiving(temporary, database, units, await mkdtemp(join(tmpdir(), 'gateway-')));
  }

  /** Where a gateway connects to the same database. */
  get url(): string {
    return this.temporary.url;
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.temporary.drop();
    await rm(this.folder, { recursive: true });
  }

  async reset(): Promise<void> {
    await this.database.query(
      'TRUNCATE arrival, source_file, document, quarantine, outbox, outbox_sequence RESTART IDENTITY CASCADE',
    );
    for (const name of await readdir(this.folder)) await rm(join(this.folder, name), { recursive: true });
  }

  /** A worker as one process has it, of Online Retail unless another source is given. */
  worker({
    worker = 'first',
    leaseMs = 60_000,
    documents = 20,
    unitOfWork = this.units,
    source = onlineRetailSource(this.folder, 0),
    alone = false,
    ...rules
  }: WorkerOptions = {}): FileReceiver {
    return new FileReceiver({
      source,
      folder: this.folder,
      processed: new ProcessedFiles(this.folder),
      store: this.store,
      unitOfWork,
      ledger: new FileLedger(unitOfWork, { source: source.name, worker, leaseMs, alone }),
      batchSize: { documents, bytes: 1_048_576 },
      ...rules,
    });
  }

  /** Keeps what is received, beside the watched folder. */
  get store(): FolderDocumentStore {
    return new FolderDocumentStore(join(this.folder, 'documents'));
  }

  async drop(name: string, bytes: Buffer | string): Promise<void> {
    await writeFile(join(this.folder, name), bytes);
  }

  /** Lets a worker receive everything that lies in the folder now. */
  async receive(
    worker: FileReceiver = this.worker(),
    signal: AbortSignal = new AbortController().signal,
  ): Promise<void> {
    for (const file of (await listDropped(this.folder)).files) await worker.receive(file, signal);
  }

  arrivals() {
    return this.database.query<ArrivalRow>(
      `SELECT file_name AS file, outcome, lines, published, duplicate, quarantined FROM arrival ORDER BY id`,
    );
  }

  /** What the ledger counted in bytes, file by file. */
  bytes() {
    return this.database.query<Record<string, number>>(
      `SELECT file_bytes AS file, other_bytes AS other, bytes AS read, published_bytes AS published,
              duplicate_bytes AS duplicate, quarantined_bytes AS quarantined FROM arrival ORDER BY id`,
    );
  }

  quarantined() {
    return this.database.query<{
      line: number;
      lines: number;
      code: string;
      reason: string;
      document: string;
    }>(
      `SELECT line, line_count AS lines, code, reason, document_no AS document FROM quarantine ORDER BY line`,
    );
  }

  /** Events in the outbox by type. */
  async events(): Promise<Record<string, number>> {
    const rows = await this.database.query<{ type: string; count: number }>(
      `SELECT headers::json ->> 'ce_type' AS type, count(*) FROM outbox GROUP BY 1`,
    );
    return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
  }

  eventIds() {
    return this.database.query<{ id: string }>('SELECT event_id AS id FROM outbox ORDER BY event_id');
  }

  /** Names left in the watched folder, and in the folder of processed files. */
  async names(): Promise<{ left: string[]; processed: string[] }> {
    const left = (await readdir(this.folder))
      .filter((name) => !['processed', 'documents'].includes(name))
      .sort();
    const processed = await readdir(join(this.folder, 'processed')).catch(() => []);
    return { left, processed: processed.sort() };
  }
}

export interface ArrivalRow {
  file: string;
  outcome: string;
  lines: number;
  published: number;
  duplicate: number;
  quarantined: number;
}
