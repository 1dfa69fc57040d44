import { KervanError } from '@kervan/contracts';
import { ConsumerProcess } from '../consumer/consumer-process.js';
import type { Figures } from '../figures/figures.js';
import { ratesBetween, type Reading, rounded } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { untilAll } from '../process/until-all.js';
import { wallClock } from '../process/wall-clock.js';
import { eventsOfKey, KEYS } from '../workload/measurement.js';
import { sendEvents } from '../workload/send-events.js';
import { refuseOtherCount } from './refuse-other-count.js';

/**
 * A service handles events that wait on the topic, one business write each, exactly once. Measured from the first
 * events it has handled to the last.
 */
export async function benchConsume(place: BenchPlace, events: number): Promise<Figures> {
  const { broker, client, postgresCpu } = place;
  await sendEvents(broker, events);
  await refuseOtherCount(broker, events);
  await place.checkpoint();
  const consumer = new ConsumerProcess(place);
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
    await refuseOtherEffect(place, events);
    const memoryMb = rounded(maxRssKb / 1_024, 0);
    const rates = ratesBetween(first ?? last, last);
    return { bench: 'consume', client, events, ...rates, memoryMb, latency: null };
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

/** Every key must have been counted as often as it came, and end at its last number. */
async function refuseOtherEffect({ connection }: BenchPlace, events: number): Promise<void> {
  const expected = Array.from({ length: Math.min(KEYS, events) }, (_, key) => eventsOfKey(key, events));
  const [row] = await connection.query<{ handled: number; wrong: number }>(
    `SELECT coalesce(sum(handled), 0)::bigint AS handled,
       count(*) FILTER (WHERE handled IS DISTINCT FROM due OR last IS DISTINCT FROM due) AS wrong
     FROM unnest($1::text[], $2::integer[]) AS wanted (measurement_no, due)
       FULL JOIN tally USING (measurement_no)`,
    [expected.map((_, key) => `M-${key}`), expected],
  );
  if (row?.handled === events && row.wrong === 0) return;
  throw new KervanError(
    'PROCESS_FAILED',
    `${row?.handled ?? 0} of ${events} events took effect, ${row?.wrong ?? 0} keys are wrong`,
  );
}
