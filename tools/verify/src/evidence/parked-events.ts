import { z } from 'zod';
import { type Evidence, present } from './evidence.js';
import { readOne } from './read-rows.js';
import { consumingServices } from './services.js';

/** Events that stand parked or dead now, over all consumers. */
export interface ParkedEvents {
  readonly count: number;
  /** `accounting erp.finance.invoice/KRV2026000000001: RULE_VIOLATION`, at most 100 of them. */
  readonly first: readonly string[];
}

const NAMED = 100;

const counted = z.object({ count: z.number() });
const named = z.array(z.object({ event: z.string() }));

export async function parkedEvents({ databases }: Evidence): Promise<ParkedEvents> {
  const parked = await Promise.all(
    present(databases, consumingServices).map(async ([, database]) => {
      const { count } = await readOne(database, counted, 'SELECT count(*) FROM parked_event');
      const events = await database.query(
        `SELECT concat(consumer, ' ', topic, '/', key, ': ', coalesce(error_code, state)) AS event
         FROM parked_event ORDER BY parked_at, consumer, topic, key, epoch, sequence LIMIT $1`,
        [NAMED],
      );
      return { count, events: named.parse(events).map(({ event }) => event) };
    }),
  );
  return {
    count: parked.reduce((sum, { count }) => sum + count, 0),
    first: parked.flatMap(({ events }) => events).slice(0, NAMED),
  };
}
