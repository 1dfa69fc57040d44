import { topics } from '@kervan/contracts';
import { KervanError } from '@kervan/contracts';
import { z } from 'zod';
import type { BenchRun } from '../bench.js';
import { ConsoleProcess } from '../console/console-process.js';
import type { Findings } from '../figures/figures.js';
import { latencyOf } from '../figures/latency-of.js';
import { ratesBetween, rounded } from '../figures/reading.js';
import { wallClock } from '../process/wall-clock.js';
import { DELIVERIES_PER_EVENT, EVENTS_PER_FLOW, orderNo, storeFlows } from '../read-model/stored-flows.js';
import { storedBytes } from '../read-model/stored-bytes.js';

/** Looked up before anything is measured, and then measured. */
const WARM_UP = 2_000;
const LOOK_UPS = 5_000;

const Journey = z.object({ events: z.array(z.object({ deliveries: z.array(z.unknown()) })) });

/**
 * How long the console takes for the journey of an order among so many stored events: through its HTTP API, one order
 * after the other, all of them drawn at random.
 */
export async function benchJourneys({ fresh, events: wanted, progress }: BenchRun): Promise<Findings> {
  return fresh(async (place) => {
    await place.broker.ensureTopics(topics);
    const flows = Math.floor(wanted / EVENTS_PER_FLOW);
    const stored = flows * EVENTS_PER_FLOW;
    const console = await ConsoleProcess.start(place);
    try {
      await storeFlows(place.connection, flows, (done) => {
        if (done % 100_000 < 5_000 || done === flows)
          progress(`journeys: ${done * EVENTS_PER_FLOW} events are stored`);
      });
      await place.checkpoint();
      const bytes = await storedBytes(place.connection);
      progress(
        `journeys: bytes of ${Object.entries(bytes)
          .map(([name, size]) => `${name} ${size}`)
          .join(', ')}`,
      );

      const lookUp = async () => {
        const answer = await console.get(`/api/journeys/order/${orderNo(Math.floor(Math.random() * flows))}`);
        refuseOther(Journey.parse(answer));
      };
      const reading = async (done: number) => {
        const [{ cpuUs }, postgresCpuUs] = await Promise.all([console.usage(), place.postgresCpu.usedUs()]);
        return { at: wallClock(), events: done, cpuUs, postgresCpuUs };
      };
      const lookUps = Math.min(LOOK_UPS, flows);
      for (let done = 0; done < Math.min(WARM_UP, flows); done++) await lookUp();
      const first = await reading(0);
      const from = new Map<string, number>();
      const to = new Map<string, number>();
      for (let done = 0; done < lookUps; done++) {
        from.set(String(done), performance.now());
        await lookUp();
        to.set(String(done), performance.now());
      }
      const last = await reading(lookUps * EVENTS_PER_FLOW);
      const total = Object.values(bytes).reduce((sum, size) => sum + size, 0);
      const figures = {
        bench: 'journeys',
        client: place.client,
        events: stored,
        ...ratesBetween(first, last),
        bytesPerEvent: rounded(total / stored, 0),
        memoryMb: rounded((await console.usage()).maxRssKb / 1_024, 0),
        latency: latencyOf(from, to, 0),
      } as const;
      return { figures: [figures], comparisons: [] };
    } finally {
      await console.stop();
    }
  });
}

/** Figures of answers that are not whole are none. @throws KervanError PROCESS_FAILED */
function refuseOther({ events }: z.output<typeof Journey>): void {
  const deliveries = events.reduce((sum, event) => sum + event.deliveries.length, 0);
  const wanted = EVENTS_PER_FLOW * DELIVERIES_PER_EVENT;
  if (events.length === EVENTS_PER_FLOW && deliveries === wanted) return;
  throw new KervanError(
    'PROCESS_FAILED',
    `a journey has ${events.length} events and ${deliveries} deliveries, not ${EVENTS_PER_FLOW} and ${wanted}`,
  );
}
