import { connectDatabase, type Database } from '@kervan/database';
import { postgresqlNames } from '../quoted.js';
import { SILENCE_MS, type ServerOptions } from '../server-options.js';
import type { Cells, OpenTransactions, ServerColumn, TableServer } from '../table-server.js';
import { unavailable } from '../unavailable.js';

/** PostgreSQL as a legacy source: read-only, in its own time zone. */
export class PostgresqlServer implements TableServer {
  readonly names = postgresqlNames;
  private constructor(private readonly database: Database) {}

  /** @throws KervanError SOURCE_UNAVAILABLE */
  static async open({ url, statementSeconds }: ServerOptions): Promise<PostgresqlServer> {
    const database = await connectDatabase({
      url,
      applicationName: 'kervan-legacy-gateway',
      poolSize: 1,
      waitMs: 0,
      longestStatementMs: statementSeconds * 1_000 + SILENCE_MS,
      settings: {
        default_transaction_read_only: 'on',
        statement_timeout: `${statementSeconds}s`,
        DateStyle: 'ISO',
      },
    }).catch((error: unknown) => {
      throw unavailable(error);
    });
    return new PostgresqlServer(database);
  }

  text(column: string): string {
    return `${column}::text`;
  }

  /** The server takes its type from what it is compared with. */
  parameter(position: number): string {
    return `$${position}`;
  }

  async columnsOf(schema: string | undefined, table: string): Promise<ReadonlyMap<string, ServerColumn>> {
    const rows = await this.#rows<ServerColumn & { name: string }>(
      `SELECT column_name AS name, data_type AS type, is_nullable = 'YES' AS "isNullable"
         FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2`,
      [schema ?? 'public', table],
    );
    return new Map(rows.map(({ name, ...column }) => [name, column]));
  }

  async query(sql: string, parameters: readonly string[]): Promise<readonly Cells[]> {
    const rows = await this.#rows<Record<string, string | null>>(sql, parameters);
    return rows.map((row) => Object.values(row));
  }

  /** Who has written is told everybody, by ids; when a transaction began, only members of pg_read_all_stats. */
  async openTransactions(overlapSeconds: number): Promise<OpenTransactions> {
    const [open] = await this.#rows<Omit<OpenTransactions, 'writersAreSeen'>>(
      `SELECT (least(clock_timestamp(), min(xact_start)) - make_interval(secs => $1::integer))::text AS since,
              lpad(txid_snapshot_xmax(txid_current_snapshot())::text, 20, '0') AS now,
              lpad(txid_snapshot_xmin(txid_current_snapshot())::text, 20, '0') AS oldest,
              NOT EXISTS (SELECT FROM pg_prepared_xacts) AND EXISTS (
                SELECT FROM pg_roles
                 WHERE rolname = current_user AND rolsuper
                    OR rolname = 'pg_read_all_stats' AND pg_has_role(oid, 'USAGE')
              ) AS "startsAreSeen"
         FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      [String(overlapSeconds)],
    );
    if (!open) throw unavailable('the server does not tell its time');
    return { ...open, writersAreSeen: true };
  }

  async close(): Promise<void> {
    await this.database.close();
  }

  async #rows<Row extends object>(sql: string, parameters: readonly string[]): Promise<Row[]> {
    try {
      return await this.database.query<Row>(sql, parameters);
    } catch (error) {
      throw unavailable(error);
    }
  }
}
