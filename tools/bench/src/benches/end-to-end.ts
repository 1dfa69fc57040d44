import type { BenchRun } from '../bench.js';
import { ConsumerProcess } from '../consumer/consumer-process.js';
import type { Findings } from '../figures/figures.js';
import { latencyOf } from '../figures/latency-of.js';
import { ratesBetween, rounded } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { untilAll } from '../process/until-all.js';
import { wallClock } from '../process/wall-clock.js';
import { PublisherProcess } from '../publisher/publisher-process.js';
import { bytesPerEvent } from '../workload/bytes-per-event.js';
import { measurement, OlcumAlindi } from '../workload/measurement.js';
import { openSchedule } from '../workload/open-schedule.js';

const PER_SECOND = 500;
/** Not measured: until everything runs warm. */
const WARM_UP = 4 * PER_SECOND;

/** From the commit in the one service to the write of the handler in the other, at 500 events a second. */
export async function benchEndToEnd({ fresh, events }: BenchRun): Promise<Findings> {
  return fresh((place) => endToEnd(place, events));
}

async function endToEnd(place: BenchPlace, events: number): Promise<Findings> {
  const { unitOfWork, client, postgresCpu } = place;
  const publisher = new PublisherProcess(place, { ids: false }, () => undefined);
  const consumer = new ConsumerProcess(place, { handler: 'timed' });
  const reading = async (done: number) => {
    const [sent, taken, postgresCpuUs] = await Promise.all([
      publisher.usage(),
      consumer.usage(),
      postgresCpu.usedUs(),
    ]);
    return { at: wallClock(), events: done, cpuUs: sent.cpuUs + taken.cpuUs, postgresCpuUs };
  };
  const commit = async (index: number): Promise<string> => {
    let id = '';
    await unitOfWork.run((tx) => {
      id = tx.publish(OlcumAlindi, measurement(index));
      return Promise.resolve();
    });
    return id;
  };
  const arrived = async (): Promise<number> => {
    consumer.check();
    const [row] = await place.connection.query<{ count: number }>('SELECT count(*) FROM arrival');
    return row?.count ?? 0;
  };
  try {
    await commit(0);
    await untilAll(1, arrived);
    await openSchedule({ perSecond: PER_SECOND, count: WARM_UP }, async (index) => {
      await commit(1 + index);
    });
    const first = await reading(0);
    const committedAt = new Map<string, number>();
    const loadLate = await openSchedule({ perSecond: PER_SECOND, count: events }, async (index) => {
      const id = await commit(1 + WARM_UP + index);
      committedAt.set(id, wallClock());
    });
    await untilAll(1 + WARM_UP + events, arrived);
    const last = await reading(events);
    const used = await Promise.all([publisher.usage(), consumer.usage()]);
    const memoryMb = rounded(used.reduce((sum, { maxRssKb }) => sum + maxRssKb, 0) / 1_024, 0);
    const latency = latencyOf(committedAt, await arrivals(place), loadLate);
    const figures = { bench: 'end-to-end', client, events, ...ratesBetween(first, last), memoryMb } as const;
    return { figures: [{ ...figures, bytesPerEvent: bytesPerEvent(), latency }], comparisons: [] };
  } finally {
    await Promise.all([publisher.stop(), consumer.stop()]);
  }
}

/** When each event was handled, milliseconds since 1970: the clock of the server, which is this machine's. */
async function arrivals({ connection }: BenchPlace): Promise<ReadonlyMap<string, number>> {
  const rows = await connection.query<{ id: string; at: number }>(
    'SELECT event_id AS id, extract(epoch FROM at)::float8 * 1000 AS at FROM arrival',
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}
