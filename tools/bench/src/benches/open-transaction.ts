import type { BenchRun } from '../bench.js';
import { compared } from '../figures/compared.js';
import type { Findings } from '../figures/figures.js';
import type { BenchPlace } from '../place/bench-place.js';
import { drain } from './publish.js';

/**
 * What it costs the publisher that somebody leaves a transaction open for its whole run, one that has written an event
 * and holds a snapshot: an outbox is drained with and without it, in turns.
 */
export async function benchOpenTransaction({ fresh, events, rounds }: BenchRun): Promise<Findings> {
  const taken: { plain: Drained; changed: Drained }[] = [];
  for (let round = 0; round < rounds; round++) {
    const plain = await fresh((place) => drain(place, events));
    const changed = await fresh((place) => drainBesideOpenTransaction(place, events));
    taken.push({ plain, changed });
  }
  const of = (figure: (drained: Drained) => number) =>
    taken.map(({ plain, changed }) => ({ plain: figure(plain), changed: figure(changed) }));
  return {
    figures: [],
    comparisons: [
      compared(
        'open-transaction',
        'events/s',
        of(({ eventsPerSecond }) => eventsPerSecond),
      ),
      compared(
        'open-transaction',
        'publisher CPU, us/event',
        of(({ cpuUsPerEvent }) => cpuUsPerEvent),
      ),
    ],
  };
}

type Drained = Awaited<ReturnType<typeof drain>>;

async function drainBesideOpenTransaction(place: BenchPlace, events: number): Promise<Drained> {
  const session = await place.connection.session();
  try {
    await session.query(`SET idle_in_transaction_session_timeout = 0`);
    await session.query(`SET transaction_timeout = 0`);
    await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await session.query(
      `INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
       VALUES (0, gen_random_uuid(), 'bench.measurement', 'never committed', 1, '{}', '{}')`,
    );
    return await drain(place, events);
  } finally {
    await session.query('ROLLBACK').catch(() => undefined);
    session.close();
  }
}
