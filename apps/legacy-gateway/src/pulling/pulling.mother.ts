import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { PullTables1764000001004 } from '../migrations/pull-tables-1764000001004.js';
import { PullLedger } from './pull-ledger.js';
import type { PullSource } from './pull-source.js';
import { Puller } from './puller.js';

export type Told = Record<string, string>;
type Columns = readonly { readonly name: string; readonly key: boolean }[];

interface WorkerOptions {
  readonly worker?: string;
  readonly leaseMs?: number;
  readonly sweepEveryMs?: number;
}

const HOUR_MS = 3_600_000;
export const SOURCE = 'depots';

/** A folder and the gateway's tables in a real database. */
export class Pulling {
  private constructor(
    private readonly temporary: TemporaryDatabase,
    readonly database: Database,
    readonly units: UnitOfWork,
    readonly folder: string,
  ) {}

  /** @param adminUrl superuser of the PostgreSQL server for specs. */
  static async open(adminUrl: string): Promise<Pulling> {
    const temporary = await temporaryDatabase(adminUrl);
    const migrations = [...outboxMigrations, PullTables1764000001004];
    const database = await connectDatabase({ url: temporary.url, applicationName: 'spec', migrations });
    await database.migrate();
    const units = new TransactionalUnitOfWork(database, { source: '/erp/gateway' });
    return new Pulling(temporary, database, units, await mkdtemp(join(tmpdir(), 'pulling-')));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.temporary.drop();
    await rm(this.folder, { recursive: true });
  }

  async reset(): Promise<void> {
    await this.database.query('TRUNCATE pull_cursor, pulled_row');
    for (const name of await readdir(this.folder)) await rm(join(this.folder, name));
  }

  /** The worker that has the source lost its time. */
  async endLease(): Promise<void> {
    await this.database.query(`UPDATE pull_cursor SET lease_until = '-infinity'`);
  }

  ledger({ worker = 'first', leaseMs = 60_000, sweepEveryMs = HOUR_MS }: WorkerOptions = {}): PullLedger {
    return new PullLedger(this.units, { source: SOURCE, worker, leaseMs, sweepEveryMs });
  }

  /** A worker as one process has it. */
  puller(from: PullSource, columns: Columns, ledger: PullLedger = this.ledger()): Puller {
    return new Puller({ from, columns, folder: this.folder, ledger });
  }

  /** Names of the files that were written, in their order. */
  async files(): Promise<string[]> {
    return (await readdir(this.folder)).sort();
  }

  /** Rows of one file, read by another reader than the gateway's. */
  async rowsOf(name: string): Promise<Told[]> {
    const text = await readFile(join(this.folder, name), 'utf8');
    return z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true }));
  }

  /** What somebody knows who read all files in order, by key: the last that was told of each row that is not deleted. */
  async known(columns: Columns): Promise<Map<string, Told>> {
    const known = new Map<string, Told>();
    for (const name of await this.files()) {
      for (const { _change, ...row } of await this.rowsOf(name)) {
        const key = JSON.stringify(columns.filter(({ key }) => key).map(({ name }) => row[name]));
        if (_change === 'deleted') known.delete(key);
        else known.set(key, row);
      }
    }
    return known;
  }
}

/** Rounds until there is nothing more at once. */
export async function pullAll(puller: Puller): Promise<void> {
  const { signal } = new AbortController();
  while ((await puller.round(signal))?.more);
}
