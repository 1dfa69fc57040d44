import { z } from 'zod';
import { type Evidence, present } from './evidence.js';
import { readOne } from './read-rows.js';
import { consumingServices, type DatabaseService, databaseServices } from './services.js';

const counted = z.object({ count: z.number() });

/** Events written but not yet acknowledged by the broker, over all services. */
export function outboxPending(evidence: Evidence): Promise<number> {
  return countRows(evidence, databaseServices, 'outbox');
}

/** Events that stand parked or dead now, over all consumers. */
export function parkedEvents(evidence: Evidence): Promise<number> {
  return countRows(evidence, consumingServices, 'parked_event');
}

async function countRows(
  { databases }: Evidence,
  services: readonly DatabaseService[],
  table: string,
): Promise<number> {
  const counts = await Promise.all(
    present(databases, services).map(([, database]) =>
      readOne(database, counted, `SELECT count(*) FROM ${table}`),
    ),
  );
  return counts.reduce((sum, { count }) => sum + count, 0);
}
