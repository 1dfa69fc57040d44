import { connectDatabase, type Database } from '@kervan/database';
import { auditMigrations, inboxMigrations } from '@kervan/inbox';
import { outboxMigrations } from '@kervan/outbox';
import { CreateIdempotencyKeys1764000000201 } from '../commands/create-idempotency-keys.js';
import type { ServiceDefinition } from '../define-service.js';
import { untilAvailable, type Waiting } from './until-available.js';

/** Twice what a transaction of a service may take, by its role. */
export const LONGEST_STATEMENT_MS = 60_000;

/** The service's database with the migrations of outbox, inbox, commands and service applied; waits while the server is away. */
export function openDatabase(service: ServiceDefinition, url: string, waiting: Waiting): Promise<Database> {
  const options = {
    url,
    applicationName: service.name,
    entities: service.entities,
    migrations: [
      ...outboxMigrations,
      ...(service.consumes ? inboxMigrations : auditMigrations),
      CreateIdempotencyKeys1764000000201,
      ...service.migrations,
    ],
    longestStatementMs: LONGEST_STATEMENT_MS,
    waitMs: 0,
    signal: waiting.signal,
  };
  return untilAvailable(
    'the database',
    async () => {
      const database = await connectDatabase(options);
      try {
        await database.migrate();
        return database;
      } catch (error) {
        await database.close();
        throw error;
      }
    },
    waiting,
  );
}
