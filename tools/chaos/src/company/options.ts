import { join, resolve } from 'node:path';
import { workspace } from '@kervan/local';
import { Command } from 'commander';
import { z } from 'zod';

export interface Options {
  /** Decides after which event each app is killed. */
  readonly seed: number;
  /** Folder of day files; only read. */
  readonly input: string;
  /** Journeys of the console to compare with broker and databases, in each run. */
  readonly journeys: number;
  /** Print one JSON object instead of tables. */
  readonly json: boolean;
}

const options = z.object({
  seed: z.coerce.number().int().nonnegative(),
  input: z.string(),
  journeys: z.coerce.number().int().positive(),
  json: z.boolean().default(false),
});

/** Prints usage and ends the process for --help and for arguments it does not know. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('npm run chaos:company --')
    .description(
      'Runs the main job twice, once undisturbed and once with kill -9 of publisher, accounting, warehouse, crm, ' +
        'reporting, console, core and both stores, each after an event that the seed decides, and proves that both runs end with the same figures and that the console tells the truth of either. ' +
        'Needs embedded stores: DATABASE_URL and KAFKA_BROKERS must not be set.',
    )
    .option('--seed <n>', 'whole number; the same seed kills after the same events', '1')
    .option(
      '--input <folder>',
      'folder of Online Retail day files (*.csv)',
      join(workspace, 'tools', 'samples'),
    )
    .option(
      '--journeys <n>',
      'journeys of the console to compare with broker and databases, in each run',
      '1000',
    )
    .option('--json', 'print one JSON object')
    .parse([...argv], { from: 'user' });
  const { data, error } = options.safeParse(command.opts());
  if (error) return command.error('error: --seed and --journeys must be whole numbers');
  return { ...data, input: resolve(data.input) };
}
