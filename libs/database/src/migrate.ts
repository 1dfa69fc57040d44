import type { DataSource } from 'typeorm';
import { databaseError } from './connection/database-error.js';
import type { Session } from './connection/session.js';

/** Any fixed number: the advisory lock that lets one process of a service migrate at a time. */
const MIGRATION_LOCK = 4_711_001;

/** Runs pending migrations, each in its own transaction, under a lock that ends with the session. */
export async function migrate(dataSource: DataSource, lock: Session): Promise<void> {
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations({ transaction: 'each' });
  } catch (error) {
    throw databaseError(error);
  } finally {
    lock.close();
  }
}
