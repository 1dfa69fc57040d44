import { setTimeout as sleep } from 'node:timers/promises';
import type { Latency } from '../figures/figures.js';
import { latencyOf } from '../figures/latency-of.js';
import type { BenchPlace } from '../place/bench-place.js';
import { wallClock } from '../process/wall-clock.js';
import { measurement, OlcumAlindi } from '../workload/measurement.js';
import { openSchedule } from '../workload/open-schedule.js';

const PER_SECOND = 200;
const COUNT = 10 * PER_SECOND;
/** As exact as the arrivals are. */
const LOOK_MS = 2;

/**
 * From the commit of live events, each of a key of its own, to the moment when its write is visible, 200 a second for
 * ten seconds.
 *
 * @param name makes the keys new
 */
export async function liveLatency({ unitOfWork, connection }: BenchPlace, name: string): Promise<Latency> {
  const committedAt = new Map<string, number>();
  const arrivedAt = new Map<string, number>();
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted || arrivedAt.size < COUNT) {
      const waiting = [...committedAt.keys()].filter((key) => !arrivedAt.has(key));
      const arrived = await connection.query<{ key: string }>(
        'SELECT measurement_no AS key FROM tally WHERE measurement_no = ANY ($1)',
        [waiting],
      );
      for (const { key } of arrived) arrivedAt.set(key, wallClock());
      await sleep(LOOK_MS);
    }
  })();
  const loadLate = await openSchedule({ perSecond: PER_SECOND, count: COUNT }, async (index) => {
    const measurementNo = `L-${name}-${index}`;
    await unitOfWork.run((tx) => {
      tx.publish(OlcumAlindi, { ...measurement(0), measurementNo });
      return Promise.resolve();
    });
    committedAt.set(measurementNo, wallClock());
  });
  over.abort();
  await watching;
  return latencyOf(committedAt, arrivedAt, loadLate);
}
