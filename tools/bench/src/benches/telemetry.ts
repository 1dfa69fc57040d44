import type { BenchRun } from '../bench.js';
import { compared } from '../figures/compared.js';
import type { Findings } from '../figures/figures.js';
import type { BenchPlace } from '../place/bench-place.js';
import { openSpanSink } from '../process/span-sink.js';
import { consume } from './consume.js';
import { drain } from './publish.js';

/** Shares of recorded flows, in percent. */
const PERCENTS = [1, 100] as const;

type Measured = Awaited<ReturnType<typeof drain>>;

/**
 * What it costs publisher and consumer that some or all flows are traced: both work without and with, in turns. Their
 * events carry a trace context either way, so that both sides are given the same bytes.
 */
export async function benchTelemetry({ fresh, events, rounds }: BenchRun): Promise<Findings> {
  const sides = {
    publisher: (place: BenchPlace) => drain(place, events),
    consumer: (place: BenchPlace) => consume(place, events, { handler: 'each' }),
  };
  const { endpoint, close } = await openSpanSink();
  try {
    const comparisons = [];
    for (const [side, work] of Object.entries(sides)) {
      const taken: { plain: Measured; traced: Measured[] }[] = [];
      for (let round = 0; round < rounds; round++) {
        const plain = await fresh((place) => work({ ...place, tracing: { endpoint: null, percent: 0 } }));
        const traced: Measured[] = [];
        for (const percent of PERCENTS)
          traced.push(await fresh((place) => work({ ...place, tracing: { endpoint, percent } })));
        taken.push({ plain, traced });
      }
      for (const [index, percent] of PERCENTS.entries()) {
        const of = (figure: (measured: Measured) => number) =>
          taken.flatMap(({ plain, traced }) => {
            const changed = traced[index];
            return changed ? [{ plain: figure(plain), changed: figure(changed) }] : [];
          });
        const what = `${side} traced at ${percent} %`;
        const [rates, cpu] = [
          of(({ eventsPerSecond }) => eventsPerSecond),
          of(({ cpuUsPerEvent }) => cpuUsPerEvent),
        ];
        comparisons.push(compared('telemetry', `${what}, events/s`, rates));
        comparisons.push(compared('telemetry', `${what}, CPU us/event`, cpu));
      }
    }
    return { figures: [], comparisons };
  } finally {
    close();
  }
}
