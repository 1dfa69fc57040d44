import type { BenchRun } from '../bench.js';
import type { Findings } from '../figures/figures.js';
import { latencyOf } from '../figures/latency-of.js';
import { ratesBetween, type Reading, rounded } from '../figures/reading.js';
import type { BenchPlace } from '../place/bench-place.js';
import { wallClock } from '../process/wall-clock.js';
import { PublisherProcess } from '../publisher/publisher-process.js';
import { bytesPerEvent } from '../workload/bytes-per-event.js';
import { measurement, OlcumAlindi } from '../workload/measurement.js';
import { openSchedule } from '../workload/open-schedule.js';
import { refuseOtherCount } from './refuse-other-count.js';

const PER_SECOND = 500;
const MOST_WARM_UP = 5 * PER_SECOND;

/**
 * Commits one event per transaction, 500 a second, while the publisher runs: how long each takes to the broker. A
 * sixth of the events, at most five seconds of them, comes before and is not measured.
 */
export async function benchLatency({ fresh, events }: BenchRun): Promise<Findings> {
  return fresh((place) => latency(place, events));
}

async function latency(place: BenchPlace, events: number): Promise<Findings> {
  const { unitOfWork, broker, client, postgresCpu } = place;
  const warmUp = Math.min(MOST_WARM_UP, Math.ceil(events / 6));
  const given = 1 + warmUp + events;
  const committedAt = new Map<string, number>();
  const acknowledgedAt = new Map<string, number>();
  let latest = { at: 0, cpuUs: 0, events: 0 };
  const publisher = new PublisherProcess(place, { ids: true }, ({ ids, at, cpuUs }, total) => {
    latest = { at, cpuUs, events: total };
    for (const id of ids) acknowledgedAt.set(id, at);
  });
  const reading = async (): Promise<Reading> => ({ ...latest, postgresCpuUs: await postgresCpu.usedUs() });
  const commit = async (index: number): Promise<string> => {
    let id = '';
    await unitOfWork.run((tx) => {
      id = tx.publish(OlcumAlindi, measurement(index));
      return Promise.resolve();
    });
    return id;
  };
  try {
    await commit(0);
    await publisher.published(1);
    await openSchedule({ perSecond: PER_SECOND, count: warmUp }, async (index) => {
      await commit(1 + index);
    });
    const first = await reading();
    const loadLate = await openSchedule({ perSecond: PER_SECOND, count: events }, async (index) => {
      const id = await commit(1 + warmUp + index);
      committedAt.set(id, wallClock());
    });
    await publisher.published(given);
    const last = await reading();
    await refuseOtherCount(broker, given);
    const memoryMb = rounded(publisher.maxRssKb / 1_024, 0);
    const figures = { bench: 'latency', client, events, ...ratesBetween(first, last), memoryMb } as const;
    const latency = latencyOf(committedAt, acknowledgedAt, loadLate);
    return { figures: [{ ...figures, bytesPerEvent: bytesPerEvent(), latency }], comparisons: [] };
  } finally {
    await publisher.stop();
  }
}
