import { createLogger } from '@kervan/observability';
import type { ServiceDefinition } from '../define-service.js';
import { configOf } from './config-of.js';
import { openDatabase } from './open-database.js';

/**
 * Brings the database of a service up to date, as this process; any number may at once. Exit code 78: the configuration
 * has faults. Exit code 1: it could not be done.
 */
export async function migrateService(service: ServiceDefinition): Promise<void> {
  const { DATABASE_URL, LOG_LEVEL } = configOf(service);
  const logger = createLogger(service.name, { level: LOG_LEVEL });
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  try {
    if (DATABASE_URL !== undefined) {
      const database = await openDatabase(service, DATABASE_URL, { logger, signal: stop.signal });
      await database.close();
    }
  } catch (err) {
    logger.fatal({ err }, 'cannot migrate');
    process.exitCode = 1;
    return;
  }
  logger.info('migrated');
}
