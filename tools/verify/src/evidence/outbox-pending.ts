import { z } from 'zod';
import { type Evidence, present } from './evidence.js';
import { readOne } from './read-rows.js';
import { databaseServices } from './services.js';

const counted = z.object({ count: z.number() });

/** Events written but not yet acknowledged by the broker, over all services. */
export async function outboxPending({ databases }: Evidence): Promise<number> {
  const counts = await Promise.all(
    present(databases, databaseServices).map(([, database]) =>
      readOne(database, counted, 'SELECT count(*) FROM outbox'),
    ),
  );
  return counts.reduce((sum, { count }) => sum + count, 0);
}
