import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import { Pool } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { databaseError } from './connection/database-error.js';
import { typeParsers } from './connection/type-parsers.js';
import { Database } from './database.js';
import type { EntityClass } from './db.js';

/** A TypeORM migration class; its name ends in a 13-digit timestamp. */
export type MigrationClass = new () => MigrationInterface;

export interface DatabaseOptions {
  /** `postgres://role:password@host:port/database` */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly entities?: readonly EntityClass<object>[];
  readonly migrations?: readonly MigrationClass[];
  /** Most connections at once, default 10. A session and a transaction each hold one. */
  readonly poolSize?: number;
  /** Server settings of every connection, `{ enable_seqscan: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /**
   * A connection whose statement takes longer is lost: its server may be gone without a word. Default: no limit. None
   * holds for migrations and for transactions that say so.
   */
  readonly longestStatementMs?: number;
  /** How long to wait for a server that is away, default 60,000 ms. */
  readonly waitMs?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Connects, waiting for a server that is away or still starting.
 *
 * @throws KervanError DATABASE_UNAVAILABLE when it stays away, DATABASE_REFUSED for a wrong password or database.
 */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const giveUpAt = performance.now() + (options.waitMs ?? 60_000);
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await connect(options);
    } catch (error) {
      const failure = databaseError(error);
      if (!failure.retriable || performance.now() + pause > giveUpAt || options.signal?.aborted)
        throw failure;
      await delay(pause, undefined, { signal: options.signal }).catch(() => undefined);
    }
  }
}

async function connect(options: DatabaseOptions): Promise<Database> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    entities: [...(options.entities ?? [])],
    migrations: [...(options.migrations ?? [])],
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: 10_000,
    installExtensions: false,
    logging: false,
    // An idle connection was lost, as when the server restarts: the pool replaces it on demand.
    poolErrorHandler: () => undefined,
    extra: {
      pipeline: true,
      keepAlive: true,
      types: typeParsers(),
      options: serverSettings(options.settings),
    },
  });
  await dataSource.initialize();
  const pool = poolOf(dataSource);
  // A server may end a session in the very packet that greets it, before whoever asked for the connection has it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Database(dataSource, pool, options.longestStatementMs);
}

/** The pool TypeORM made: transactions use its connections directly, without ORM work per statement. */
function poolOf(dataSource: DataSource): Pool {
  const pool: unknown = Reflect.get(dataSource.driver, 'master');
  if (pool instanceof Pool) return pool;
  throw new KervanError('INTERNAL', 'the TypeORM driver holds no pg pool');
}

function serverSettings(settings: Readonly<Record<string, string>> = {}): string | undefined {
  const entries = Object.entries(settings);
  if (entries.length === 0) return undefined;
  return entries.map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`).join(' ');
}
