import { KervanError, topics } from '@kervan/contracts';
import type { BenchRun } from '../bench.js';
import { ConsoleProcess } from '../console/console-process.js';
import type { Findings } from '../figures/figures.js';
import { ratesBetween, type Reading, rounded } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { untilAll } from '../process/until-all.js';
import { wallClock } from '../process/wall-clock.js';
import { CONSUMERS, sendJourneys } from '../workload/send-journeys.js';

/**
 * How fast the console takes over what waits on the broker: events, each with the receipts of three consumers. Measured
 * from the first records that it has written to the last.
 */
export async function benchProjector({ fresh, events }: BenchRun): Promise<Findings> {
  return fresh(async (place) => {
    await place.broker.ensureTopics(topics);
    const records = await sendJourneys(place.broker, events);
    await place.checkpoint();
    const console = await ConsoleProcess.start(place);
    const reading = async (read: number): Promise<Reading> => {
      const at = wallClock();
      const [{ cpuUs }, postgresCpuUs] = await Promise.all([console.usage(), place.postgresCpu.usedUs()]);
      return { at, events: (read / records) * events, cpuUs, postgresCpuUs };
    };
    try {
      let first: Reading | undefined;
      await untilAll(records, async () => {
        const read = await readBy(place);
        if (read > 0) first ??= await reading(read);
        return read;
      });
      const last = await reading(records);
      await refuseOther(place, events);
      const figures = {
        bench: 'projector',
        client: place.client,
        events,
        ...ratesBetween(first ?? last, last),
        bytesPerEvent: null,
        memoryMb: rounded((await console.usage()).maxRssKb / 1_024, 0),
        latency: null,
      } as const;
      return { figures: [figures], comparisons: [] };
    } finally {
      await console.stop();
    }
  });
}

async function readBy({ connection }: BenchPlace): Promise<number> {
  const [row] = await connection.query<{ read: number }>(
    'SELECT coalesce(sum(next_offset - first_offset), 0)::bigint AS read FROM read_position',
  );
  return row?.read ?? 0;
}

/** @throws KervanError PROCESS_FAILED when the read model holds anything else than what was sent. */
async function refuseOther({ connection }: BenchPlace, events: number): Promise<void> {
  const [row] = await connection.query<{ events: number; deliveries: number; keys: number }>(
    `SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM business_key) AS keys,
       (SELECT count(*) FROM delivery WHERE state = 'handled') AS deliveries`,
  );
  const isWhole =
    row?.events === events && row.deliveries === events * CONSUMERS.length && row.keys === 2 * events;
  if (!isWhole) throw new KervanError('PROCESS_FAILED', `the read model holds ${JSON.stringify(row)}`);
}
