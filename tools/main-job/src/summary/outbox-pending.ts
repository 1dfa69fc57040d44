import { z } from 'zod';
import { databaseServices, type Evidence } from './ports.js';
import { readOne } from './read-rows.js';

/** Events written but not yet acknowledged by the broker, over all services. */
export async function outboxPending({ databases }: Evidence): Promise<number> {
  const pending = await Promise.all(
    databaseServices.map((service) =>
      readOne(databases[service], z.object({ count: z.number() }), 'SELECT count(*) FROM outbox'),
    ),
  );
  return pending.reduce((sum, { count }) => sum + count, 0);
}
