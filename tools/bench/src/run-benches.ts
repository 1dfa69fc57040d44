import { connectDatabase } from '@kervan/database';
import type { Progress } from '@kervan/local';
import { benchConsume } from './benches/consume.js';
import { benchLatency } from './benches/latency.js';
import { benchPublish } from './benches/publish.js';
import type { BenchName, Figures } from './figures/figures.js';
import { describeMachine, type Machine } from './machine/machine.js';
import type { Options } from './options.js';
import { type BenchPlace, inFreshPlace } from './place/bench-place.js';
import type { BenchStores } from './place/stores.js';

/** What the tool prints. */
export interface BenchReport extends Machine {
  /** RFC 3339, when the run began. */
  readonly at: string;
  readonly figures: readonly Figures[];
}

const benches: Readonly<Record<BenchName, (place: BenchPlace, events: number) => Promise<Figures>>> = {
  publish: benchPublish,
  latency: benchLatency,
  consume: benchConsume,
};

/** Runs the benches one after the other, each with a fresh database and topic. */
export async function runBenches(
  stores: BenchStores,
  options: Omit<Options, 'json'>,
  progress: Progress,
): Promise<BenchReport> {
  const at = new Date().toISOString();
  const machine = await machineOf(stores, options);
  const figures: Figures[] = [];
  for (const bench of options.benches) {
    const events = options.events(bench);
    progress(`${bench}: ${events} events`);
    figures.push(await inFreshPlace(stores, options.client, (place) => benches[bench](place, events)));
  }
  return { at, ...machine, figures };
}

async function machineOf(
  { databaseUrl: url }: BenchStores,
  { client }: Pick<Options, 'client'>,
): Promise<Machine> {
  const database = await connectDatabase({ url, applicationName: 'bench', poolSize: 1 });
  try {
    return await describeMachine(database, client);
  } finally {
    await database.close();
  }
}
