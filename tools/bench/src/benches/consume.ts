import { KervanError } from '@kervan/contracts';
import type { BenchRun } from '../bench.js';
import { ConsumerProcess, type Handling } from '../consumer/consumer-process.js';
import type { Figures, Findings } from '../figures/figures.js';
import { ratesBetween, type Reading, rounded } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { untilAll } from '../process/until-all.js';
import { wallClock } from '../process/wall-clock.js';
import { bytesPerEvent } from '../workload/bytes-per-event.js';
import { eventsOfKey, KEYS } from '../workload/measurement.js';
import { sendEvents } from '../workload/send-events.js';
import { refuseOtherCount } from './refuse-other-count.js';

/** A service handles events that wait on the topic, one business write each, exactly once. */
export async function benchConsume({ fresh, events }: BenchRun): Promise<Findings> {
  const figures = await fresh((place) => consume(place, events, { handler: 'each' }));
  return { figures: [{ bench: 'consume', ...figures }], comparisons: [] };
}

/** The same with a handler that is given all events of a chunk at once. */
export async function benchConsumeSet({ fresh, events }: BenchRun): Promise<Findings> {
  const figures = await fresh((place) => consume(place, events, { handler: 'set' }));
  return { figures: [{ bench: 'consume-set', ...figures }], comparisons: [] };
}

/** Measured from the first events the service has handled to the last. */
export async function consume(
  place: BenchPlace,
  events: number,
  handling: Handling,
): Promise<Omit<Figures, 'bench'>> {
  const { broker, client, postgresCpu } = place;
  await sendEvents(broker, events, place.tracing);
  await refuseOtherCount(broker, events);
  await place.checkpoint();
  const consumer = new ConsumerProcess(place, handling);
  const reading = async (handled: number): Promise<Reading> => {
    const at = wallClock();
    const [{ cpuUs }, postgresCpuUs] = await Promise.all([consumer.usage(), postgresCpu.usedUs()]);
    return { at, events: handled, cpuUs, postgresCpuUs };
  };
  try {
    let first: Reading | undefined;
    await untilAll(events, async () => {
      consumer.check();
      const handled = await settled(place);
      if (handled > 0) first ??= await reading(handled);
      return handled;
    });
    const last = await reading(events);
    const { maxRssKb } = await consumer.usage();
    await refuseOtherEffect(place, events, handling.failingKeys ?? 0);
    const memoryMb = rounded(maxRssKb / 1_024, 0);
    const rates = ratesBetween(first ?? last, last);
    return { client, events, ...rates, bytesPerEvent: bytesPerEvent(), memoryMb, latency: null };
  } finally {
    await consumer.stop();
  }
}

/** Records the inbox is done with. */
async function settled({ connection }: BenchPlace): Promise<number> {
  const [row] = await connection.query<{ settled: number }>(
    'SELECT coalesce(sum(next_offset - first_offset), 0)::bigint AS settled FROM inbox_partition',
  );
  return row?.settled ?? 0;
}

/** Every key that does not fail must have been counted as often as it came, and end at its last number. */
async function refuseOtherEffect(
  { connection }: BenchPlace,
  events: number,
  failingKeys: number,
): Promise<void> {
  const keys = Array.from({ length: Math.min(KEYS, events) }, (_, key) => key).slice(failingKeys);
  const due = keys.map((key) => eventsOfKey(key, events));
  const expected = due.reduce((sum, one) => sum + one, 0);
  const [row] = await connection.query<{ handled: number; wrong: number }>(
    `SELECT coalesce(sum(handled), 0)::bigint AS handled,
       count(*) FILTER (WHERE handled IS DISTINCT FROM due OR last IS DISTINCT FROM due) AS wrong
     FROM unnest($1::text[], $2::integer[]) AS wanted (measurement_no, due)
       FULL JOIN tally USING (measurement_no)`,
    [keys.map((key) => `M-${key}`), due],
  );
  if (row?.handled === expected && row.wrong === 0) return;
  throw new KervanError(
    'PROCESS_FAILED',
    `${row?.handled ?? 0} of ${expected} events took effect, ${row?.wrong ?? 0} keys are wrong`,
  );
}
