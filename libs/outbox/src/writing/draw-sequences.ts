import type { Sequence } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { PendingEvent } from './pending-event.js';

interface Counter {
  readonly topic: string;
  readonly key: string;
  readonly last: number;
  readonly epoch: number;
}

/** One row per distinct (topic, key): the same key twice in one statement would be refused by PostgreSQL (21000). */
const raise = `
  INSERT INTO outbox_sequence AS known (topic, key, last)
  SELECT topic, key, count FROM unnest($1::text[], $2::text[], $3::bigint[]) AS wanted (topic, key, count)
  ORDER BY topic COLLATE "C", key COLLATE "C"
  ON CONFLICT (topic, key) DO UPDATE SET last = known.last + excluded.last
  RETURNING topic, key, last, (SELECT epoch FROM outbox_meta) AS epoch`;

/** The place of each event among those of its key, in publish order; null for unsequenced events. */
export async function drawSequences(db: Db, events: readonly PendingEvent[]): Promise<(Sequence | null)[]> {
  const wanted = new Map<string, { topic: string; key: string; count: number }>();
  for (const { topic, sequenced, envelope } of events) {
    if (!sequenced) continue;
    const address = addressOf(topic, envelope.key);
    const counter = wanted.get(address) ?? { topic, key: envelope.key, count: 0 };
    counter.count++;
    wanted.set(address, counter);
  }
  if (wanted.size === 0) return events.map(() => null);
  const counters = [...wanted.values()];
  const raised = await db.query<Counter>(raise, [
    counters.map(({ topic }) => topic),
    counters.map(({ key }) => key),
    counters.map(({ count }) => count),
  ]);
  const next = new Map(
    raised.map((counter) => [addressOf(counter.topic, counter.key), first(counter, wanted)]),
  );
  return events.map(({ topic, sequenced, envelope }) => {
    const place = sequenced ? next.get(addressOf(topic, envelope.key)) : undefined;
    return place ? { epoch: place.epoch, number: place.number++ } : null;
  });
}

function first(
  counter: Counter,
  wanted: ReadonlyMap<string, { count: number }>,
): { epoch: number; number: number } {
  const count = wanted.get(addressOf(counter.topic, counter.key))?.count ?? 0;
  return { epoch: counter.epoch, number: counter.last - count + 1 };
}

/** Topic names hold no space. */
function addressOf(topic: string, key: string): string {
  return `${topic} ${key}`;
}
