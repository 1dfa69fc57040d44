import { Client } from 'pg';
import { databaseError } from '../connection/database-error.js';

/** Any fixed number: the advisory lock under which roles and databases are made. */
const PROVISION_LOCK = 4_711_002;

export type Run = (sql: string, parameters?: readonly unknown[]) => Promise<readonly object[]>;

/** Runs administrative statements one after the other on one connection, alone among all that use this lock. */
export async function asAdmin<Result>(
  adminUrl: string,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: adminUrl, application_name: 'kervan-provision' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
    return await work(async (sql, parameters = []) => {
      const { rows } = await client.query<object & Record<string, unknown>>(sql, [...parameters]);
      return rows;
    });
  } catch (error) {
    throw databaseError(error);
  } finally {
    await client.end();
  }
}
