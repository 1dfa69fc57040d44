import { connectDatabase } from '@kervan/database';
import { z } from 'zod';

export const Statement = z.object({
  database: z.string(),
  /** One line, parameters as `$1`. */
  sql: z.string(),
  calls: z.number(),
  rows: z.number(),
  seconds: z.number(),
});
export type Statement = z.output<typeof Statement>;

export interface Statements {
  /** Execution time of all statements, seconds by database. */
  readonly byDatabase: readonly { readonly database: string; readonly seconds: number }[];
  readonly top: readonly Statement[];
}

const LONGEST = 160;

/** What PostgreSQL counted since its statistics were last reset, by execution time. */
export async function readStatements(adminUrl: string, top: number): Promise<Statements> {
  const database = await connectDatabase({ url: adminUrl, applicationName: 'profile', poolSize: 1 });
  try {
    await database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    const byDatabase = await database.query(
      `SELECT datname AS database, round((sum(total_exec_time) / 1000)::numeric, 1)::float8 AS seconds
       FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid
       GROUP BY datname ORDER BY 2 DESC`,
    );
    const statements = await database.query(
      `SELECT datname AS database, left(regexp_replace(query, '\\s+', ' ', 'g'), ${LONGEST}) AS sql,
              calls, rows, round((total_exec_time / 1000)::numeric, 2)::float8 AS seconds
       FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid
       ORDER BY total_exec_time DESC LIMIT $1`,
      [top],
    );
    return {
      byDatabase: z.array(z.object({ database: z.string(), seconds: z.number() })).parse(byDatabase),
      top: z.array(Statement).parse(statements),
    };
  } finally {
    await database.close();
  }
}
