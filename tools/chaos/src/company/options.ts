import { join, resolve } from 'node:path';
import { workspace } from '@kervan/local';
import { Command } from 'commander';
import { z } from 'zod';

export interface Options {
  /** Decides after which event each app is killed. */
  readonly seed: number;
  /** Folder of day files; only read. */
  readonly input: string;
  /** Print one JSON object instead of tables. */
  readonly json: boolean;
}

const options = z.object({
  seed: z.coerce.number().int().nonnegative(),
  input: z.string(),
  json: z.boolean().default(false),
});

/** Prints usage and ends the process for --help and for arguments it does not know. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('npm run chaos:company --')
    .description(
      'Runs the main job twice, once undisturbed and once with kill -9 of publisher, accounting, warehouse, crm, ' +
        'reporting, core and both stores, each after an event that the seed decides, and proves that both runs end with the same figures. ' +
        'Needs embedded stores: DATABASE_URL and KAFKA_BROKERS must not be set.',
    )
    .option('--seed <n>', 'whole number; the same seed kills after the same events', '1')
    .option(
      '--input <folder>',
      'folder of Online Retail day files (*.csv)',
      join(workspace, 'tools', 'samples'),
    )
    .option('--json', 'print one JSON object')
    .parse([...argv], { from: 'user' });
  const { data, error } = options.safeParse(command.opts());
  if (error) return command.error('error: --seed must be a whole number, zero or more');
  return { ...data, input: resolve(data.input) };
}
