import { KervanError } from '@kervan/contracts';
import { ReplayJobs, type ReplayJob } from '@kervan/inbox';
import type { BenchRun } from '../bench.js';
import { ConsumerProcess } from '../consumer/consumer-process.js';
import { compared, type Round } from '../figures/compared.js';
import type { Findings } from '../figures/figures.js';
import { ratesBetween, type Reading, rounded } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { untilAll } from '../process/until-all.js';
import { wallClock } from '../process/wall-clock.js';
import { PublisherProcess } from '../publisher/publisher-process.js';
import { bytesPerEvent } from '../workload/bytes-per-event.js';
import { sendEvents } from '../workload/send-events.js';
import { liveLatency } from './live-latency.js';

/** Beside live traffic a replay is held to so many events a second. */
const RATE_BESIDE_LIVE = 1_000;
const order = { actor: 'bench', reason: 'to measure it' };

/**
 * A projection is made again of everything on the topic: first alone, as fast as it can, then with a rate beside live
 * events, whose way to their write is timed with and without it, in turns.
 */
export async function benchReplay({ fresh, events, rounds }: BenchRun): Promise<Findings> {
  return fresh((place) => replay(place, events, rounds));
}

async function replay(place: BenchPlace, events: number, rounds: number): Promise<Findings> {
  const { broker, client, connection, postgresCpu } = place;
  await sendEvents(broker, events);
  const consumer = new ConsumerProcess(place, { handler: 'projected' });
  const publisher = new PublisherProcess(place, { ids: false }, () => undefined);
  const jobs = new ReplayJobs(connection, 'bench-consumer', ['tally']);
  const reading = async (done: number): Promise<Reading> => {
    const at = wallClock();
    const [{ cpuUs }, postgresCpuUs] = await Promise.all([consumer.usage(), postgresCpu.usedUs()]);
    return { at, events: done, cpuUs, postgresCpuUs };
  };
  try {
    await untilAll(events, async () => {
      consumer.check();
      const [row] = await connection.query<{ handled: number }>(
        'SELECT coalesce(sum(handled), 0)::int AS handled FROM tally',
      );
      return row?.handled ?? 0;
    });
    const first = await reading(0);
    const { id } = await jobs.create({ selection: {}, rate: null }, order);
    await compareWhenRead(jobs, id);
    const rates = ratesBetween(first, await reading(events));
    const memoryMb = rounded((await consumer.usage()).maxRssKb / 1_024, 0);
    await end(jobs, id);

    const p50: Round[] = [];
    const p99: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const plain = await liveLatency(place, `${round}-alone`);
      const beside = await jobs.create({ selection: {}, rate: RATE_BESIDE_LIVE }, order);
      await untilAll(1, async () => (await jobs.get(beside.id)).events);
      const changed = await liveLatency(place, `${round}-beside`);
      await compareWhenRead(jobs, beside.id);
      await end(jobs, beside.id);
      p50.push({ plain: plain.p50, changed: changed.p50 });
      p99.push({ plain: plain.p99, changed: changed.p99 });
    }
    const figures = { bench: 'replay', client, events, ...rates, memoryMb } as const;
    return {
      figures: [{ ...figures, bytesPerEvent: bytesPerEvent(), latency: null }],
      comparisons: [compared('replay', 'live p50, ms', p50), compared('replay', 'live p99, ms', p99)],
    };
  } finally {
    await Promise.all([publisher.stop(), consumer.stop()]);
  }
}

/** @throws KervanError PROCESS_FAILED where the tables differ or the replay fails */
async function compareWhenRead(jobs: ReplayJobs, id: number): Promise<void> {
  let job: ReplayJob | undefined;
  await untilAll(Infinity, async () => {
    job = await jobs.get(id);
    return job.state === 'PENDING' || job.state === 'RUNNING' ? job.events : Infinity;
  });
  if (job?.state === 'READY' && job.comparison?.equal) return;
  throw new KervanError(
    'PROCESS_FAILED',
    `the replay is ${job?.state}: ${job?.error ?? 'the tables differ'}`,
  );
}

async function end(jobs: ReplayJobs, id: number): Promise<void> {
  await jobs.cancel(id, order);
  await untilAll(1, async () => ((await jobs.get(id)).state === 'CANCELLED' ? 1 : 0));
}
