import { Command, Option } from 'commander';
import { z } from 'zod';
import { type FaultKind, faultKinds, isFaultKind } from './plan/fault-kinds.js';

export const scenarios = ['storm', 'producer-restored', 'consumer-restored'] as const;
export type ScenarioName = (typeof scenarios)[number];

export interface Options {
  /** Decides on the faults. */
  readonly seed: number;
  /** The load goes on until so many events are written and every fault is over. */
  readonly events: number;
  /** Length of the load; null: as long as the events take at the usual pace. */
  readonly minutes: number | null;
  /** Events per second of all sources; null: what two cores carry. */
  readonly rate: number | null;
  readonly scenarios: readonly ScenarioName[];
  /** Faults of the storm. */
  readonly faults: readonly FaultKind[];
  /** Recovery times are told, not judged. */
  readonly untimed: boolean;
  /** Print one JSON object instead of tables. */
  readonly json: boolean;
  /** Keep the state folder also when everything is well. */
  readonly keep: boolean;
}

const kinds = Object.keys(faultKinds);

const options = z.object({
  seed: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(() => Date.now() % 1_000_000),
  events: z.coerce.number().int().positive().optional(),
  minutes: z.coerce.number().positive().optional(),
  rate: z.coerce.number().positive().optional(),
  scenario: z.literal([...scenarios, 'all']),
  faults: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().refine(isFaultKind, `faults are ${kinds.join(', ')}`))),
  untimed: z.boolean().default(false),
  json: z.boolean().default(false),
  keep: z.boolean().default(false),
});

const USUAL_EVENTS = 1_000_000;

/** Prints usage and ends the process for --help and for arguments it does not know. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('npm run chaos --')
    .description(
      'Writes events under load while faults that the seed decides strike publishers, consumers, stores and what is between ' +
        'them; then judges from databases and broker that nothing was lost, doubled or reordered.',
    )
    .option('--seed <n>', 'whole number; the same seed plans the same faults (default: a new one, printed)')
    .option('--events <n>', `events to write at least (default: ${USUAL_EVENTS}, without --minutes)`)
    .option('--minutes <n>', 'length of the load')
    .option('--rate <n>', 'events per second (default: what two cores carry)')
    .addOption(new Option('--scenario <name>').choices([...scenarios, 'all']).default('storm'))
    .option('--faults <kinds>', 'only these, separated by commas', kinds.join(','))
    .option('--untimed', 'recovery times are told, not judged: for a machine that others use too')
    .option('--json', 'print one JSON object')
    .option('--keep', 'keep the state folder, whatever the verdict')
    .parse([...argv], { from: 'user' });
  const { data, error } = options.safeParse(command.opts());
  if (error) return command.error(`error: ${z.prettifyError(error)}`);
  const { seed, events, minutes = null, rate = null, scenario, faults, untimed, json, keep } = data;
  return {
    seed,
    events: events ?? (minutes === null ? USUAL_EVENTS : 0),
    minutes,
    rate,
    scenarios: scenario === 'all' ? scenarios : [scenario],
    faults: faults.filter(isFaultKind),
    untimed,
    json,
    keep,
  };
}
