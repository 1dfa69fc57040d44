import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testStores } from '@kervan/local';
import fc from 'fast-check';
import type { Puller } from '../../pulling/puller.js';
import { Pulling, type Told } from '../../pulling/pulling.mother.js';
import type { TableCollect } from '../table-collect.js';
import { TableSource } from '../table-source.js';
import { collectDepots, columns, makeDepotTable, rowsOfTable, TABLE } from './depot-table.mother.js';
import type { LegacyDatabase, LegacySession } from './legacy-database.mother.js';
import { Writers, type Stamp } from './writers.mother.js';

const WRITERS = 5;
const ROUNDS = 25;
const STEPS = 12;
const DAY_MS = 86_400_000;

const identified = columns.map((column) => ({ name: column.name, key: 'key' in column }));
export const never: AbortSignal = new AbortController().signal;

/** How changes are known: its name, what is declared, with which login, and how often all rows are looked at, milliseconds. */
export type Way = readonly [string, unknown, 'readerUrl' | 'blindUrl', number | undefined];

/** A table of a legacy database, and a gateway that pulls it. */
export class TableBench {
  readonly #pullers: Puller[] = [];

  private constructor(
    readonly database: LegacyDatabase,
    readonly owner: LegacySession,
    readonly pulling: Pulling,
    private readonly folder: string,
    /** Connections of programs that write. */
    private readonly programs: readonly LegacySession[],
  ) {}

  static async open(open: () => Promise<LegacyDatabase>): Promise<TableBench> {
    const database = await open();
    const pulling = await Pulling.open(testStores().databaseUrl);
    const folder = await mkdtemp(join(tmpdir(), 'legacy-'));
    const programs = await Promise.all(Array.from({ length: WRITERS }, () => database.session()));
    return new TableBench(database, await database.session(), pulling, folder, programs);
  }

  async close(): Promise<void> {
    await this.pulling.close();
    await this.database.close();
    await rm(this.folder, { recursive: true });
  }

  /** An empty table, of which nothing is known. */
  async reset(unique: 'PRIMARY KEY' | 'UNIQUE' = 'PRIMARY KEY'): Promise<void> {
    for (const program of this.programs) await program.run('ROLLBACK');
    await this.pulling.reset();
    await makeDepotTable(this.database, this.owner, unique);
  }

  async closePullers(): Promise<void> {
    for (const puller of this.#pullers.splice(0)) await puller.close();
  }

  collect(changes: unknown, options?: Parameters<typeof collectDepots>[3]): Promise<TableCollect> {
    return collectDepots(this.database, this.folder, changes, options);
  }

  puller(collect: TableCollect, sweepEveryMs = DAY_MS): Puller {
    const ledger = this.pulling.ledger({ sweepEveryMs });
    const puller = this.pulling.puller(new TableSource(collect), identified, ledger);
    this.#pullers.push(puller);
    return puller;
  }

  /** One of the programs. */
  get slow(): LegacySession {
    return this.programs[0] ?? this.owner;
  }

  /** The table in SQL. */
  get sql(): string {
    return this.database.quoted(TABLE);
  }

  async insert(no: number, at = this.database.now, session = this.owner, depot = 'A'): Promise<void> {
    await session.run(`INSERT INTO ${this.sql} VALUES ('${depot}', ${no}, 1, NULL, ${at})`);
  }

  /** Writes rows that differ in their quantity alone; values in SQL. */
  async insertKeyless(count: number, depot: string, no: string): Promise<void> {
    for (let quantity = 1; quantity <= count; quantity += 1)
      await this.owner.run(
        `INSERT INTO ${this.sql} VALUES (${depot}, ${no}, ${quantity}, NULL, ${this.database.now})`,
      );
  }

  /** What the table has. */
  async table(): Promise<Map<string, Told>> {
    const rows = await rowsOfTable(this.database, this.owner);
    return new Map(
      rows.map(([depot = '', no = '', quantity = '', note = '']) => [
        JSON.stringify([depot, no]),
        { depot: depot ?? '', no: no ?? '', quantity: quantity ?? '', note: note ?? '' },
      ]),
    );
  }

  /** What is known of it from files. */
  known(): Promise<Map<string, Told>> {
    return this.pulling.known(identified);
  }

  /** The same of rows that are there. */
  async knownPresent(): Promise<Map<string, Told>> {
    const present = await this.table();
    return new Map([...(await this.known())].filter(([key]) => present.has(key)));
  }

  /** Programs write while the table is pulled, again and again; then all of them have committed. */
  async writeWhilePulled(puller: Puller, seed: number, stamp?: Stamp): Promise<void> {
    const dice = fc.sample(fc.nat(99_999_999), { seed, numRuns: ROUNDS * STEPS });
    const writers = new Writers(this.programs, this.database, stamp);
    for (let round = 0; round < ROUNDS; round += 1) {
      const steps = writers.steps(dice.slice(round * STEPS, (round + 1) * STEPS));
      await Promise.all([steps, puller.round(never)]);
    }
    await writers.commit();
  }
}
