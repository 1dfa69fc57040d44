import { Database, type Db } from '@kervan/database';
import { CONFIG } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../settings.js';
import { dayOf, instantOf } from './instant.js';

/** Tables with a partition for each day of events, and one for days out of the ordinary. */
const TABLES = ['event', 'business_key', 'delivery'] as const;

const DAY_MS = 86_400_000;
/** Producers' clocks may be fast. */
const DAYS_AHEAD = 1;

/** The partitions of the read model: there for every day that is kept, gone after it. */
@Injectable()
export class DayPartitions {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'RETENTION_DAYS'>,
  ) {}

  /** The first day that is kept. */
  oldest(now = Date.now()): string {
    return dayAfter(now, -this.config.RETENTION_DAYS);
  }

  /** Makes every partition that is missing, up to tomorrow's, and drops those of forgotten days. */
  async keep(now = Date.now()): Promise<void> {
    const there = await this.#there();
    for (const table of TABLES) {
      for (let day = -this.config.RETENTION_DAYS; day <= DAYS_AHEAD; day++) {
        const from = dayAfter(now, day);
        if (!there.has(nameOf(table, from))) await this.#make(table, from, dayAfter(now, day + 1));
      }
      for (const name of there) {
        const isOld = name.startsWith(`${table}_2`) && name < nameOf(table, this.oldest(now));
        if (isOld) await this.#alone((db) => db.query(`DROP TABLE IF EXISTS ${name}`));
      }
    }
    await this.#forgetOddDays(now);
  }

  async #there(): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ name: string }>(
      'SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = ANY ($1::regclass[])',
      [TABLES],
    );
    return new Set(rows.map(({ name }) => name));
  }

  /** Rows of the day that came before their partition lie among those of odd days, and move. */
  async #make(table: string, from: string, to: string): Promise<void> {
    const name = nameOf(table, from);
    await this.#alone(async (db) => {
      const [made] = await db.query('SELECT 1 FROM pg_class WHERE oid = to_regclass($1)', [name]);
      if (made) return;
      await db.query(`LOCK TABLE ${table}_default IN ACCESS EXCLUSIVE MODE`);
      await db.query(`CREATE TABLE ${name} (LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
      await db.query(
        `WITH early AS (DELETE FROM ${table}_default WHERE day = '${from}' RETURNING *)
         INSERT INTO ${name} SELECT * FROM early`,
      );
      await db.query(
        `ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM ('${from}') TO ('${to}')`,
      );
    });
  }

  /** Days that no partition is made for are kept as long as others, counted from when their events came here. */
  async #forgetOddDays(now: number): Promise<void> {
    for (const table of ['event', 'delivery'])
      await this.database.query(`DELETE FROM ${table}_default WHERE seen_at < $1`, [this.oldest(now)]);
    await this.database.query(
      `DELETE FROM business_key_default AS odd WHERE NOT EXISTS (
         SELECT FROM event WHERE event.event_id = odd.event_id AND event.day = odd.day)`,
    );
  }

  /** One instance at a time, between the transactions of others; who waits for that longer gives way. */
  async #alone(work: (db: Db) => Promise<unknown>): Promise<void> {
    const transaction = await this.database.begin();
    const { db } = transaction;
    try {
      await db.query(`SET LOCAL lock_timeout = '5s'`);
      await db.query(`SELECT pg_advisory_xact_lock(hashtext('ops-console partitions'))`);
      await work(db);
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}

function dayAfter(now: number, days: number): string {
  return dayOf(instantOf(now + days * DAY_MS));
}

function nameOf(table: string, day: string): string {
  return `${table}_${day.replaceAll('-', '')}`;
}
