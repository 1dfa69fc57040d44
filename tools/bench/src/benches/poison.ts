import type { BenchRun } from '../bench.js';
import { compared } from '../figures/compared.js';
import type { Findings } from '../figures/figures.js';
import { KEYS } from '../workload/measurement.js';
import { consume } from './consume.js';

/** 1 % of the keys. */
const FAILING = KEYS / 100;

/** What it costs the healthy keys that 1 % of the keys fail for good: a topic is consumed with and without, in turns. */
export async function benchPoison({ fresh, events, rounds }: BenchRun): Promise<Findings> {
  const rates: { plain: number; changed: number }[] = [];
  const cpu: { plain: number; changed: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const plain = await fresh((place) => consume(place, events, { handler: 'each' }));
    const failing = { handler: 'each', failingKeys: FAILING } as const;
    const changed = await fresh((place) => consume(place, events, failing));
    rates.push({ plain: plain.eventsPerSecond, changed: changed.eventsPerSecond });
    cpu.push({ plain: plain.cpuUsPerEvent, changed: changed.cpuUsPerEvent });
  }
  return {
    figures: [],
    comparisons: [compared('poison', 'events/s', rates), compared('poison', 'consumer CPU, us/event', cpu)],
  };
}
