import { z } from 'zod';
import { consumingServices, type Evidence } from './ports.js';
import { readOne } from './read-rows.js';

/** Events that stand parked or dead now, over all consumers. */
export async function parkedEvents({ databases }: Evidence): Promise<number> {
  const parked = await Promise.all(
    consumingServices.map((service) =>
      readOne(databases[service], z.object({ count: z.number() }), 'SELECT count(*) FROM parked_event'),
    ),
  );
  return parked.reduce((sum, { count }) => sum + count, 0);
}
