import { join, resolve } from 'node:path';
import { workspace } from '@kervan/local';
import { Command } from 'commander';
import { z } from 'zod';
import { parseScale, type Scale } from './scale.js';

const seed = z.coerce.number('must be a whole number, zero or more').int().nonnegative();

const options = z.object({
  input: z.string(),
  once: z.boolean().default(false),
  fresh: z.boolean().default(false),
  json: z.boolean().default(false),
  traces: z.boolean().default(false),
  state: z.string().optional(),
  scale: z.array(z.string()).default([]),
  shuffle: seed.optional(),
  journeys: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export interface Options {
  /** Folder of day files; only read. */
  readonly input: string;
  /** End when at rest. */
  readonly once: boolean;
  /** Begin without the data of earlier runs. */
  readonly fresh: boolean;
  /** Print the report as one JSON object, the last line of stdout. */
  readonly json: boolean;
  /** Start Jaeger too, and send it the spans of every app. */
  readonly traces: boolean;
  /** State folder; absent = the default one. */
  readonly state: string | undefined;
  /** Processes of each consuming service. */
  readonly scale: Scale;
  /** Seed of another order of processing; absent = the order of days. */
  readonly shuffle?: number;
  /** Journeys of the console to compare with broker and databases at rest; 0: none. */
  readonly journeys: number;
}

/** Prints usage and ends the process for --help and for arguments it does not know. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('npm start --')
    .description('Brings up the whole backbone on this machine and sends day files of real trade through it.')
    .option(
      '--input <folder>',
      'folder of Online Retail day files (*.csv)',
      join(workspace, 'tools', 'samples'),
    )
    .option('--once', 'end when at rest; exit code 0 only when every invariant holds')
    .option(
      '--fresh',
      'begin anew, without the data of earlier runs (never empties stores given by DATABASE_URL, KAFKA_BROKERS)',
    )
    .option('--json', 'print the summary as JSON, the last line of stdout')
    .option('--traces', 'show every flow in Jaeger: uses JAEGER_BINARY, jaeger on the PATH, Docker or Go')
    .option('--state <folder>', 'where data, logs and secrets are kept (default: .kervan)')
    .option('--scale <app=n...>', 'processes of an app: --scale warehouse=2,erp-core=2')
    .option('--shuffle <seed>', 'files and events in another order, which must not change the result')
    .option(
      '--journeys <n>',
      'at rest compare so many random journeys of the console with broker and databases',
    )
    .parse([...argv], { from: 'user' });
  const { data, error } = options.safeParse(command.opts());
  if (error) return command.error('error: --shuffle and --journeys must be whole numbers, zero or more');
  const scale = parseScale(data.scale);
  if (typeof scale === 'string') return command.error(`error: --scale ${scale}`);
  return { ...data, scale, input: resolve(data.input), state: data.state && resolve(data.state) };
}
