import { connectDatabase } from '@kervan/database';
import type { Progress } from '@kervan/local';
import type { Bench } from './bench.js';
import { benchConsume, benchConsumeSet } from './benches/consume.js';
import { benchEndToEnd } from './benches/end-to-end.js';
import { benchFormats } from './benches/formats.js';
import { benchGrowth } from './benches/growth.js';
import { benchIdle } from './benches/idle.js';
import { benchJourneys } from './benches/journeys.js';
import { benchLatency } from './benches/latency.js';
import { benchOpenTransaction } from './benches/open-transaction.js';
import { benchPoison } from './benches/poison.js';
import { benchProjector } from './benches/projector.js';
import { benchPublish } from './benches/publish.js';
import { benchReplay } from './benches/replay.js';
import { benchSoak } from './benches/soak.js';
import { benchTax } from './benches/tax.js';
import { benchTelemetry } from './benches/telemetry.js';
import { compareExternal } from './external/compare-external.js';
import type { External } from './external/external.js';
import type { BenchName, Comparison, Figures, FormatRates } from './figures/figures.js';
import { describeMachine, type Machine } from './machine/machine.js';
import type { Options } from './options.js';
import { inFreshPlace } from './place/bench-place.js';
import type { BenchStores } from './place/stores.js';

/** What the tool prints. */
export interface BenchReport extends Machine {
  /** RFC 3339, when the run began. */
  readonly at: string;
  readonly figures: readonly Figures[];
  readonly comparisons: readonly Comparison[];
  readonly formats: readonly FormatRates[];
}

const benches: Readonly<Record<BenchName, Bench>> = {
  publish: benchPublish,
  latency: benchLatency,
  idle: benchIdle,
  consume: benchConsume,
  'consume-set': benchConsumeSet,
  'end-to-end': benchEndToEnd,
  replay: benchReplay,
  'open-transaction': benchOpenTransaction,
  poison: benchPoison,
  tax: benchTax,
  telemetry: benchTelemetry,
  projector: benchProjector,
  formats: benchFormats,
  growth: benchGrowth,
  journeys: benchJourneys,
  soak: benchSoak,
};

/** Runs the benches one after the other, and beside the first of them another system's publisher if there is one. */
export async function runBenches(
  stores: BenchStores,
  options: Omit<Options, 'json' | 'externalFile'> & { readonly external?: External },
  progress: Progress,
): Promise<BenchReport> {
  const { client, rounds } = options;
  const at = new Date().toISOString();
  const machine = await machineOf(stores, options);
  const figures: Figures[] = [];
  const comparisons: Comparison[] = [];
  const formats: FormatRates[] = [];
  for (const bench of options.benches) {
    const events = options.events(bench);
    progress(`${bench}: ${events} events`);
    const fresh: Parameters<Bench>[0]['fresh'] = (work) => inFreshPlace(stores, client, work);
    const run = { client, events, rounds, progress, fresh };
    const found = await benches[bench](run);
    figures.push(...found.figures);
    comparisons.push(...found.comparisons);
    formats.push(...(found.formats ?? []));
    if (bench === 'publish' && options.external)
      comparisons.push(...(await compareExternal(run, options.external)));
  }
  return { at, ...machine, figures, comparisons, formats };
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
