import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchRun } from '../bench.js';
import type { Findings } from '../figures/figures.js';
import { ratesBetween, rounded } from '../figures/reading.js';
import { wallClock } from '../process/wall-clock.js';
import { PublisherProcess } from '../publisher/publisher-process.js';
import { commitEvents } from '../workload/commit-events.js';

const SETTLE_MS = 3_000;
const IDLE_MS = 15_000;

/** What a publisher costs that has nothing to do; the figures say it as cores, per event there is nothing to say. */
export async function benchIdle({ fresh }: BenchRun): Promise<Findings> {
  return fresh(async (place) => {
    await commitEvents(place.unitOfWork, 1);
    const publisher = new PublisherProcess(place, { ids: false }, () => undefined);
    try {
      await publisher.published(1);
      await sleep(SETTLE_MS);
      const reading = async () => {
        const [{ cpuUs }, postgresCpuUs] = await Promise.all([publisher.usage(), place.postgresCpu.usedUs()]);
        return { at: wallClock(), cpuUs, postgresCpuUs };
      };
      const first = await reading();
      await sleep(IDLE_MS);
      const last = await reading();
      const { cores } = ratesBetween({ ...first, events: 0 }, { ...last, events: 1 });
      const memoryMb = rounded((await publisher.usage()).maxRssKb / 1_024, 0);
      const nothing = { events: 0, eventsPerSecond: 0, cpuUsPerEvent: 0, postgresUsPerEvent: null };
      const figures = { bench: 'idle', client: place.client, ...nothing, cores, memoryMb } as const;
      return { figures: [{ ...figures, bytesPerEvent: null, latency: null }], comparisons: [] };
    } finally {
      await publisher.stop();
    }
  });
}
