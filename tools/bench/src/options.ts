import { Argument, Command, Option } from 'commander';
import { z } from 'zod';
import { type BenchName, benchNames, type Client, clients, usualBenches } from './figures/figures.js';

/** Fewer are one batch, and no rate. */
const FEWEST = 1_000;

/** Events of each bench unless told otherwise (`tax`: transactions; `formats`: lines of each format). */
const usual: Readonly<Record<BenchName, number>> = {
  publish: 400_000,
  latency: 15_000,
  idle: FEWEST,
  consume: 50_000,
  'consume-set': 200_000,
  'end-to-end': 10_000,
  replay: 50_000,
  'open-transaction': 50_000,
  poison: 30_000,
  tax: 3_000,
  telemetry: 50_000,
  projector: 60_000,
  formats: 500_000,
  growth: 1_000_000,
  journeys: 10_000_000,
  soak: 1_800_000,
};

export interface Options {
  readonly benches: readonly BenchName[];
  readonly events: (bench: BenchName) => number;
  readonly client: Client;
  /** How often both sides of a comparison are measured, in turns. */
  readonly rounds: number;
  /** JSON file that describes another system's publisher, drained in turns with ours. */
  readonly externalFile: string | undefined;
  /** Print one JSON object instead of tables. */
  readonly json: boolean;
}

const options = z.object({
  events: z.coerce.number().int().min(FEWEST).optional(),
  client: z.literal(clients),
  rounds: z.coerce.number().int().min(1).max(99),
  external: z.string().optional(),
  json: z.boolean().default(false),
});

/** Prints usage and ends the process for --help and for arguments it does not know. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('npm run bench --')
    .description(
      'Measures the publisher and a consuming service on stores of their own, or on those of DATABASE_URL and ' +
        'KAFKA_BROKERS, where topics named bench-... stay behind.',
    )
    .addArgument(
      new Argument('[bench...]', 'all: each but growth, journeys and soak').choices([...benchNames, 'all']),
    )
    .option('--events <n>', `events of each bench, at least ${FEWEST} (default: ${defaults()})`)
    .option('--rounds <n>', 'how often both sides of a comparison are measured', '3')
    .addOption(new Option('--client <name>', 'Kafka client').choices(clients).default('default'))
    .option('--external <file>', "JSON file of another system's publisher to drain in turns with ours")
    .option('--json', 'print one JSON object')
    .parse([...argv], { from: 'user' });
  const { data, error } = options.safeParse(command.opts());
  if (error)
    return command.error(`error: --events must be a whole number, at least ${FEWEST}, --rounds 1 to 99`);
  const { events, external, ...rest } = data;
  return {
    benches: chosen(command.args),
    events: (bench) => events ?? usual[bench],
    externalFile: external,
    ...rest,
  };
}

function chosen(named: readonly string[]): readonly BenchName[] {
  if (named.length === 0 || named.includes('all')) return usualBenches;
  return benchNames.filter((name) => named.includes(name));
}

function defaults(): string {
  return benchNames.map((bench) => `${bench} ${usual[bench]}`).join(', ');
}
