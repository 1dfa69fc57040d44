import { setTimeout as delay } from 'node:timers/promises';
import { createPool, type Pool } from 'mysql2/promise';
import { z } from 'zod';
import { mysqlNames } from '../quoted.js';
import { SILENCE_MS, type ServerOptions } from '../server-options.js';
import type { Cells, OpenTransactions, ServerColumn, TableServer } from '../table-server.js';
import { unavailable } from '../unavailable.js';
import { beginSession } from './mysql-session.js';
import { parameterOf, textOf } from './mysql-types.js';

const CONNECT_MS = 10_000;
const LIST_AGE_MS = 200;
/** Of SQL that needs the privilege PROCESS. */
const ACCESS_DENIED = 1227;

const openOnes = 'FROM information_schema.innodb_trx WHERE trx_mysql_thread_id <> CONNECTION_ID()';

const Rows = z.array(z.array(z.string().nullable()));
const Refusal = z.object({ errno: z.literal(ACCESS_DENIED) });

/** MySQL or MariaDB as a legacy source: read-only, in the time zone of its server. */
export class MysqlServer implements TableServer {
  readonly names = mysqlNames;
  readonly #pool: Pool;
  readonly #longestMs: number;
  #listedAt = -Infinity;

  constructor({ url, statementSeconds }: ServerOptions) {
    this.#longestMs = statementSeconds * 1_000 + SILENCE_MS;
    this.#pool = createPool({
      uri: url,
      connectionLimit: 1,
      connectTimeout: CONNECT_MS,
      charset: 'utf8mb4',
      enableKeepAlive: true,
    });
    this.#pool.pool.on('connection', (connection) => beginSession(connection, statementSeconds));
  }

  text(column: string, type: string): string {
    return textOf(column, type);
  }

  parameter(_position: number, type: string): string {
    return parameterOf(type);
  }

  async columnsOf(schema: string | undefined, table: string): Promise<ReadonlyMap<string, ServerColumn>> {
    const rows = await this.query(
      `SELECT column_name, IF(column_type LIKE 'bigint%unsigned%', 'bigint unsigned', data_type), is_nullable
         FROM information_schema.columns
        WHERE table_schema = ${schema === undefined ? 'DATABASE()' : '?'} AND table_name = ?`,
      schema === undefined ? [table] : [schema, table],
    );
    return new Map(
      rows.map(([name, type, nullable]) => [
        name ?? '',
        { type: type ?? '', isNullable: nullable === 'YES' },
      ]),
    );
  }

  async query(sql: string, parameters: readonly string[]): Promise<readonly Cells[]> {
    try {
      const [rows] = await this.#pool.execute({ sql, rowsAsArray: true, timeout: this.#longestMs }, [
        ...parameters,
      ]);
      return Rows.parse(rows);
    } catch (error) {
      throw unavailable(error);
    }
  }

  /**
   * Transactions of others are seen with the privilege PROCESS; they are told to begin at full seconds. The server
   * shows the list again that it showed less than 0.1 s ago, which would not have those that began since.
   */
  async openTransactions(overlapSeconds: number): Promise<OpenTransactions> {
    const pause = LIST_AGE_MS - (performance.now() - this.#listedAt);
    if (pause > 0) await delay(pause);
    try {
      const open = await this.#open('COALESCE(MIN(trx_started), SYSDATE(6))', openOnes, overlapSeconds);
      return { ...open, startsAreSeen: true, writersAreSeen: true };
    } catch (error) {
      if (!isRefused(error)) throw error;
      const open = await this.#open('SYSDATE(6)', '', overlapSeconds);
      return { ...open, startsAreSeen: false, writersAreSeen: false };
    } finally {
      this.#listedAt = performance.now();
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #open(oldest: string, from: string, overlapSeconds: number) {
    const sql = `SELECT CAST(${oldest} - INTERVAL CAST(? AS SIGNED) SECOND AS CHAR),
                        CAST(SYSDATE(6) AS CHAR), CAST(${oldest} AS CHAR) ${from}`;
    const [[since, now, oldestOpen] = []] = await this.query(sql, [String(overlapSeconds)]);
    if (!since || !now || !oldestOpen) throw unavailable('the server does not tell its time');
    return { since, now, oldest: oldestOpen };
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && Refusal.safeParse(error.cause).success;
}
