import { Argument, Command, Option } from 'commander';
import { z } from 'zod';
import { type BenchName, benchNames, type Client, clients } from './figures/figures.js';

/** Fewer are one batch, and no rate. */
const FEWEST = 1_000;

/** Events of each bench unless told otherwise; the latency bench's take 30 seconds. */
const usual: Readonly<Record<BenchName, number>> = { publish: 100_000, latency: 15_000, consume: 50_000 };

export interface Options {
  readonly benches: readonly BenchName[];
  readonly events: (bench: BenchName) => number;
  readonly client: Client;
  /** Print one JSON object instead of tables. */
  readonly json: boolean;
}

const options = z.object({
  events: z.coerce.number().int().min(FEWEST).optional(),
  client: z.literal(clients),
  json: z.boolean().default(false),
});

/** Prints usage and ends the process for --help and for arguments it does not know. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('npm run bench --')
    .description(
      'Measures the publisher and a consuming service on stores of their own, or on those of DATABASE_URL and ' +
        'KAFKA_BROKERS, where topics named bench-... stay behind.',
    )
    .addArgument(new Argument('[bench]').choices([...benchNames, 'all']).default('all'))
    .option('--events <n>', `events of each bench, at least ${FEWEST} (default: ${defaults()})`)
    .addOption(new Option('--client <name>', 'Kafka client').choices(clients).default('kafkajs'))
    .option('--json', 'print one JSON object')
    .parse([...argv], { from: 'user' });
  const { data, error } = options.safeParse(command.opts());
  if (error) return command.error(`error: --events must be a whole number, at least ${FEWEST}`);
  const { events, client, json } = data;
  return {
    benches: benchNames.filter(
      (name) => command.args.length === 0 || ['all', name].includes(command.args[0] ?? ''),
    ),
    events: (bench) => events ?? usual[bench],
    client,
    json,
  };
}

function defaults(): string {
  return benchNames.map((bench) => `${bench} ${usual[bench]}`).join(', ');
}
