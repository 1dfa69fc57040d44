import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { createLogger } from '@kervan/observability';
import { outboxMigrations, TransactionalUnitOfWork } from '@kervan/outbox';
import { gatewayMigrations } from '../migrations/gateway-migrations.js';
import type { RemoteFolders } from './remote-folders.mother.js';
import { RemoteLedger } from './remote-ledger.js';
import { SftpFetch } from './sftp-fetch.js';
import { SftpServer } from './sftp-server.mother.js';

const RUNNING = new AbortController().signal;

interface WorkerOptions {
  readonly worker?: string;
  readonly leaseMs?: number;
  readonly limitMs?: number;
  readonly now?: () => number;
}

/** An SFTP server, the folder of a source and the ledger of remote files in a real database. */
export class Fetching {
  /** Lines of the log from `error` on. */
  readonly logged: string[] = [];
  #root = '';

  private constructor(
    private readonly temporary: TemporaryDatabase,
    readonly database: Database,
    readonly server: SftpServer,
  ) {}

  /** @param adminUrl superuser of the PostgreSQL server for specs. */
  static async open(adminUrl: string): Promise<Fetching> {
    const temporary = await temporaryDatabase(adminUrl);
    const migrations = [...outboxMigrations, ...gatewayMigrations];
    const database = await connectDatabase({ url: temporary.url, applicationName: 'spec', migrations });
    await database.migrate();
    const fetching = new Fetching(temporary, database, await SftpServer.open());
    await fetching.reset();
    return fetching;
  }

  get remote(): RemoteFolders {
    return this.server.folders;
  }

  /** Holds the source's folder alone. */
  get root(): string {
    return this.#root;
  }

  get folder(): string {
    return join(this.#root, 'source');
  }

  async reset(): Promise<void> {
    await this.database.query('TRUNCATE remote_file');
    this.remote.reset();
    this.logged.length = 0;
    if (this.#root !== '') await rm(this.#root, { recursive: true });
    this.#root = await mkdtemp(join(tmpdir(), 'fetched-'));
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.database.close();
    await this.temporary.drop();
    await rm(this.#root, { recursive: true });
  }

  /** A worker as one process has it, of a source of which this is declared. */
  worker(
    declared: object = {},
    { worker = 'first', leaseMs = 60_000, limitMs = 60_000, now = () => 0 }: WorkerOptions = {},
  ): SftpFetch {
    const units = new TransactionalUnitOfWork(this.database, { source: '/erp/gateway' });
    return new SftpFetch({
      collect: this.server.collect(declared),
      folder: this.folder,
      ledger: new RemoteLedger(units, { source: 'shop', worker, leaseMs }),
      logger: createLogger('spec', {
        level: 'error',
        destination: { write: (line) => this.logged.push(line) },
      }),
      limitMs,
      now,
    });
  }

  look(worker: SftpFetch = this.worker(), signal: AbortSignal = RUNNING): Promise<void> {
    return worker.look(signal);
  }

  /** Names in the source's folder. */
  async names(): Promise<readonly string[]> {
    return (await readdir(this.folder)).sort();
  }

  /** Whether nothing is left to do for the version of a file that was seen last. */
  async isSettled(name: string): Promise<boolean> {
    const [file] = await this.database.query<{ isSettled: boolean }>(
      'SELECT settled_at IS NOT NULL AS "isSettled" FROM remote_file WHERE name = $1',
      [name],
    );
    return file?.isSettled ?? false;
  }

  /** The receiver takes a file out of the folder. */
  async receive(name: string): Promise<string> {
    const path = join(this.folder, name);
    const text = await readFile(path, 'utf8');
    await rm(path);
    return text;
  }
}
