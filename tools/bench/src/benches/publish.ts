import type { BenchRun } from '../bench.js';
import type { Figures, Findings } from '../figures/figures.js';
import { ratesBetween, type Reading, rounded } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { untilAll } from '../process/until-all.js';
import { PublisherProcess } from '../publisher/publisher-process.js';
import { bytesPerEvent } from '../workload/bytes-per-event.js';
import { commitEvents } from '../workload/commit-events.js';
import { traceOutbox } from '../workload/traced.js';
import { refuseOtherCount } from './refuse-other-count.js';

/** Drains an outbox that was filled before: how fast the publisher is and what an event costs. */
export async function benchPublish({ fresh, events }: BenchRun): Promise<Findings> {
  const figures = await fresh((place) => drain(place, events));
  return { figures: [{ bench: 'publish', ...figures }], comparisons: [] };
}

/** Measured from the acknowledgement of the first batch to that of the last. */
export async function drain(place: BenchPlace, events: number): Promise<Omit<Figures, 'bench'>> {
  const { connection, unitOfWork, broker, client, postgresCpu, tracing } = place;
  await commitEvents(unitOfWork, events);
  if (tracing) await traceOutbox(connection, tracing.percent);
  await connection.query('VACUUM ANALYZE outbox');
  await place.checkpoint();

  const readings: Promise<Reading>[] = [];
  const publisher = new PublisherProcess(place, { ids: false }, ({ at, cpuUs }, total) => {
    if (readings.length > 0 && total < events) return;
    readings.push(
      postgresCpu.usedUs().then((postgresCpuUs) => ({ at, events: total, cpuUs, postgresCpuUs })),
    );
  });
  try {
    await publisher.published(events);
    await untilAll(events, async () => events - (await waiting(place)));
  } finally {
    await publisher.stop();
  }
  const [first, last] = await Promise.all(readings);
  if (!first || !last) throw new RangeError('too few events to measure a rate');
  await refuseOtherCount(broker, events);
  const memoryMb = rounded(publisher.maxRssKb / 1_024, 0);
  return {
    client,
    events,
    ...ratesBetween(first, last),
    bytesPerEvent: bytesPerEvent(),
    memoryMb,
    latency: null,
  };
}

/** Rows of the outbox that everybody can see. */
async function waiting({ connection }: BenchPlace): Promise<number> {
  const [row] = await connection.query<{ count: number }>('SELECT count(*) FROM outbox');
  return row?.count ?? 0;
}
