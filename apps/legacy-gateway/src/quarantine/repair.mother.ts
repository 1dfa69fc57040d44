import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnitOfWork } from '@kervan/outbox';
import { MappingTables } from '../mapping-tables/mapping-tables.js';
import { units } from '../mapping-tables/units.js';
import { normaliser } from '../normalising/normaliser.js';
import { Receiving } from '../receiving/receiving.mother.js';
import { configuredSource, type ConfiguredSource } from '../sources/configured-source.js';
import { loadSources } from '../sources/load-sources.js';
import { createReplay } from './create-replay.js';
import type { ReadingParts } from './read-again.js';
import type { Selection } from './record-schemas.js';
import { ReplayLeases } from './replay-leases.js';
import { replayRun } from './replay-run.js';
import { quarantineReplay, replayItems } from './replays.js';

/** A branch whose sales are rows of a CSV file; its accounts and products have the names of ours. */
export const branchFile = `
name: branch
collect: { kind: folder }
read:
  format: csv
  charset: utf-8
  dialect: { separator: ';' }
  header: names
  columns:
    - { name: slip, value: { type: text } }
    - { name: day, value: { type: day, pattern: YYYY-MM-DD } }
    - { name: account, value: { type: text } }
    - { name: item, value: { type: text } }
    - { name: quantity, value: { type: decimal, decimal: '.' } }
    - { name: price, value: { type: decimal, decimal: '.' } }
  mapping:
    rows: together
    key: slip
    become:
      - document:
          kind: order
          number: slip
          issueDate: day
          seller: {}
          buyer: { id: account }
          line: { sellersId: item, unit: { constant: C62 }, quantity: quantity, price: price }
documents:
  takes: [order]
  seller: '1234567890'
  currency: TRY
  account: { by: id }
`;

const HEADER = 'slip;day;account;item;quantity;price';

/** A file of the branch; every slip is one row. */
export function branchRows(...rows: readonly string[]): string {
  return [HEADER, ...rows, ''].join('\n');
}

export function slip(number: string, { account = 'A1', quantity = '2', item = 'ÇAY' } = {}): string {
  return `${number};2024-02-15;${account};${item};${quantity};12.50`;
}

interface WorkOptions {
  readonly worker?: string;
  readonly leaseMs?: number;
  readonly unitOfWork?: UnitOfWork;
  readonly parts?: Partial<ReadingParts>;
}

async function declared(receiving: Receiving, file: string): Promise<ConfiguredSource> {
  const folder = await mkdtemp(join(tmpdir(), 'sources-'));
  await writeFile(join(folder, 'branch.yaml'), file);
  const [loaded] = await loadSources(folder);
  await rm(folder, { recursive: true });
  if (!loaded) throw new Error('the source was not loaded');
  const tables = new MappingTables(new Map([[units.name, units]]));
  const lookups = normaliser(receiving.database, loaded.documents, tables);
  return { ...configuredSource(loaded, '', lookups), folder: receiving.folder };
}

/** What the branch sends, in quarantine and repaired, in a real database. */
export class Repair {
  private constructor(
    readonly receiving: Receiving,
    readonly source: ConfiguredSource,
  ) {}

  static async open(adminUrl: string): Promise<Repair> {
    const receiving = await Receiving.open(adminUrl);
    return new Repair(receiving, await declared(receiving, branchFile));
  }

  /** The branch as another file declares it. */
  declared(file: string): Promise<ConfiguredSource> {
    return declared(this.receiving, file);
  }

  close(): Promise<void> {
    return this.receiving.close();
  }

  /** Nothing is received; account A1 and one product are known. */
  async reset(): Promise<void> {
    await this.receiving.reset();
    await this.#query('TRUNCATE quarantine_replay, quarantine_replay_item, account, product CASCADE');
    await this.#query(`INSERT INTO product (sku, unit, kdv_class) VALUES ('ÇAY', 'C62', 'GENERAL')`);
    await this.know('A1');
  }

  /** Opens accounts. */
  async know(...accounts: readonly string[]): Promise<void> {
    await this.#query(
      `INSERT INTO account (account_no, currency, status) SELECT account, 'TRY', 'ACTIVE' FROM unnest($1::text[]) AS account`,
      [accounts],
    );
  }

  /** Lets the gateway receive a file of the branch. */
  async receive(name: string, bytes: Buffer | string, source = this.source): Promise<void> {
    await this.receiving.drop(name, bytes);
    await this.receiveAll(source);
  }

  /** Lets it receive what lies in the folder. */
  receiveAll(source = this.source): Promise<void> {
    return this.receiving.receive(this.receiving.worker({ source }));
  }

  /** What reads records again. */
  get parts(): ReadingParts {
    return { store: this.receiving.store, sources: new Map([[this.source.name, this.source]]) };
  }

  /** @returns id of the replay */
  ask(selection: Selection, { dryRun = false, by = 'ayse' } = {}): Promise<string> {
    const request = { selection, dryRun, reason: 'the spec says so' };
    return this.receiving.units.run(({ db }) => createReplay(db, request, by));
  }

  /** Works at the oldest replay as one process does; false where there is none to take. */
  async work({ worker = 'first', leaseMs = 60_000, unitOfWork, parts }: WorkOptions = {}): Promise<boolean> {
    const work = unitOfWork ?? this.receiving.units;
    const leases = new ReplayLeases(work, { worker, leaseMs });
    const replay = await leases.take();
    if (!replay) return false;
    await replayRun({ ...this.parts, ...parts, work, leases }, replay, new AbortController().signal);
    await leases.finish(replay);
    return true;
  }

  /** Asks for a replay and works at it; resolves with what it tells of itself then. */
  async replay(
    selection: Selection,
    {
      source = this.source,
      ...options
    }: { readonly dryRun?: boolean; readonly source?: ConfiguredSource } = {},
  ) {
    const id = await this.ask(selection, options);
    await this.work({ parts: { sources: new Map([[source.name, source]]) } });
    return this.replayed(id);
  }

  replayed(id: string) {
    return quarantineReplay(this.receiving.database, id);
  }

  items(id: string) {
    return replayItems(this.receiving.database, id, { limit: 1000 });
  }

  /** Quarantined records in order, as far as specs look at them. */
  records() {
    return this.#query<{
      id: number;
      documentNo: string | null;
      code: string;
      state: string;
      eventId: string | null;
    }>(
      `SELECT id, document_no AS "documentNo", code, state, event_id AS "eventId" FROM quarantine ORDER BY id`,
    );
  }

  /** Keys of the published sales, in order. */
  async published(): Promise<string[]> {
    const rows = await this.#query<{ key: string }>(
      `SELECT key FROM outbox WHERE topic = 'erp.legacy.document' ORDER BY id`,
    );
    return rows.map(({ key }) => key);
  }

  /** How files are accounted for, in order. */
  accounts() {
    return this.#query(
      `SELECT lines, published, duplicate, quarantined, passed, repaired,
         published_bytes + duplicate_bytes + quarantined_bytes + passed_bytes = bytes AS "allBytes",
         quarantined_bytes AS "quarantinedBytes" FROM arrival ORDER BY id`,
    );
  }

  #query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.receiving.database.query<Row>(sql, parameters);
  }
}
