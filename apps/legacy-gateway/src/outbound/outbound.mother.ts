import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase, temporaryDatabase, type Database, type TemporaryDatabase } from '@kervan/database';
import { createLogger } from '@kervan/observability';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import { stringify } from 'yaml';
import { gatewayMigrations } from '../migrations/gateway-migrations.js';
import type { Destination } from './destinations/destination.js';
import { readDestinations } from './destinations/read-destinations.js';
import type { OutboundEvent } from './format.js';
import { addRecords } from './ledger/add-records.js';
import { OutboundLedger } from './ledger/outbound-ledger.js';
import { OutboundWriter } from './outbound-writer.js';
import { recordFor } from './record-for.js';

/** Destinations with folders, and the gateway's tables in a real database. */
export class Outbound {
  private constructor(
    private readonly temporary: TemporaryDatabase,
    readonly database: Database,
    readonly units: UnitOfWork,
    readonly folder: string,
    readonly destinations: readonly Destination[],
  ) {}

  /** @param adminUrl superuser of the PostgreSQL server for specs. */
  static async open(adminUrl: string, ...declared: readonly { readonly name: string }[]): Promise<Outbound> {
    const temporary = await temporaryDatabase(adminUrl);
    const migrations = [...outboxMigrations, ...gatewayMigrations];
    const database = await connectDatabase({ url: temporary.url, applicationName: 'spec', migrations });
    await database.migrate();
    const folder = await mkdtemp(join(tmpdir(), 'outbound-'));
    await mkdir(join(folder, 'declared'));
    for (const each of declared)
      await writeFile(join(folder, 'declared', `${each.name}.yaml`), stringify(each));
    const destinations = await readDestinations(join(folder, 'declared'), join(folder, 'out'));
    const units = new TransactionalUnitOfWork(database, { source: '/erp/gateway' });
    return new Outbound(temporary, database, units, folder, destinations);
  }

  get url(): string {
    return this.temporary.url;
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.temporary.drop();
    await rm(this.folder, { recursive: true });
  }

  /** Enters events as the handler does. */
  async add(...events: readonly OutboundEvent[]): Promise<void> {
    const records = events.flatMap((event) => this.destinations.map((each) => recordFor(each, event)));
    await this.units.run(({ db }) => addRecords(db, records));
  }

  ledger(worker = 'first', leaseMs = 60_000, units = this.units): OutboundLedger {
    return new OutboundLedger(units, { worker, leaseMs });
  }

  writer(ledger: OutboundLedger = this.ledger()): OutboundWriter {
    const { destinations, units: unitOfWork } = this;
    return new OutboundWriter({
      destinations,
      unitOfWork,
      ledger,
      logger: createLogger('spec', { level: 'silent' }),
    });
  }

  /** Writes until nothing waits. */
  async write(writer: OutboundWriter = this.writer()): Promise<void> {
    while (await writer.round());
  }

  /** Lets the records that wait have come so long ago. */
  async age(interval: string): Promise<void> {
    await this.database.query('UPDATE outbound_record SET recorded_at = recorded_at - $1::interval', [
      interval,
    ]);
  }

  /** Names and bytes of the files of a destination, in order of their names. */
  async files(destination: string): Promise<ReadonlyMap<string, Buffer>> {
    const folder = join(this.folder, 'out', destination);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    return new Map(
      await Promise.all(
        names.sort().map(async (name) => [name, await readFile(join(folder, name))] as const),
      ),
    );
  }

  /** How many files a destination has. */
  async count(destination: string): Promise<number> {
    const names = await readdir(join(this.folder, 'out', destination)).catch(() => []);
    return names.filter((name) => !name.startsWith('.')).length;
  }

  /** How many files were claimed and are not noted as written. */
  async claimed(): Promise<number> {
    const [row] = await this.database.query<{ files: number }>(
      'SELECT count(*) AS files FROM outbound_file WHERE worker IS NOT NULL AND written_at IS NULL',
    );
    return row?.files ?? 0;
  }

  /** Names of what is being written, or was left half written. */
  unfinished(destination: string): Promise<string[]> {
    return readdir(join(this.folder, 'out', destination, '.unfinished')).catch(() => []);
  }
}
