import {
  connectDatabase,
  temporaryDatabase,
  type Database,
  type MigrationClass,
  type TemporaryDatabase,
} from '@kervan/database';
import type { Broker } from '@kervan/messaging';
import { uncollectedMetrics, type Logger } from '@kervan/observability';
import { DayPartitions } from './day-partitions.js';
import { Projector } from './projector.js';
import { CreateReadModel1764000001001 } from './create-read-model.migration.js';

/** The tables of the read model in a database of their own. */
export class ReadModelFixture {
  private constructor(
    private readonly store: TemporaryDatabase,
    readonly database: Database,
  ) {}

  /** @param further tables beside those of the read model */
  static async create(adminUrl: string, further: readonly MigrationClass[] = []): Promise<ReadModelFixture> {
    const store = await temporaryDatabase(adminUrl);
    const migrations = [CreateReadModel1764000001001, ...further];
    const database = await connectDatabase({ url: store.url, applicationName: 'spec', migrations });
    await database.migrate();
    return new ReadModelFixture(store, database);
  }

  get partitions(): DayPartitions {
    return new DayPartitions(this.database, { RETENTION_DAYS: 2 });
  }

  /** Started. */
  projector(broker: Broker, logger: Logger): Projector {
    const projector = new Projector(this.database, broker, uncollectedMetrics(), logger);
    projector.onApplicationBootstrap();
    return projector;
  }

  /** Records that were read, by the positions. */
  async read(): Promise<number> {
    const [row] = await this.database.query<{ read: number }>(
      'SELECT coalesce(sum(next_offset - first_offset), 0)::bigint AS read FROM read_position',
    );
    return row?.read ?? 0;
  }

  /** Ends every session but the one that asks, as a server that is restarted. */
  async cutOff(): Promise<void> {
    await this.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
    );
  }

  async empty(): Promise<void> {
    for (const table of ['event', 'business_key', 'delivery', 'read_position', 'stream'])
      await this.database.query(`DELETE FROM ${table}`);
  }

  /** Everything it holds, but for when it was written. */
  async rows(): Promise<Record<string, unknown[]>> {
    const all = async (sql: string) =>
      (await this.database.query<{ row: unknown }>(sql)).map(({ row }) => row);
    return {
      events: await all(`SELECT to_jsonb(e) - 'seen_at' AS row FROM event e ORDER BY event_id, day`),
      keys: await all('SELECT to_jsonb(k) AS row FROM business_key k ORDER BY kind, value, event_id, day'),
      deliveries: await all(
        `SELECT to_jsonb(d) - 'seen_at' AS row FROM delivery d ORDER BY event_id, consumer, day`,
      ),
      positions: await all('SELECT to_jsonb(p) AS row FROM read_position p ORDER BY topic, partition'),
      streams: await all('SELECT to_jsonb(s) AS row FROM stream s ORDER BY consumer, topic, partition'),
    };
  }

  async end(): Promise<void> {
    await this.database.close();
    await this.store.drop();
  }
}
