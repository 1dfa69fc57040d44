import { join, resolve } from 'node:path';
import { workspace } from '@kervan/local';
import { Command } from 'commander';
import { z } from 'zod';

export interface Options {
  /** Folder of day files; only read. */
  readonly input: string;
  /** Rows of each table. */
  readonly top: number;
  /** Print one JSON object instead of tables. */
  readonly json: boolean;
}

const options = z.object({
  input: z.string(),
  top: z.coerce.number().int().positive(),
  json: z.boolean().default(false),
});

/** Prints usage and ends the process for --help and for arguments it does not know. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('npm run profile --')
    .description(
      'Runs the main job under the CPU profiler and with statement statistics, and tells where the time goes: per ' +
        'process and library, and per SQL statement. Needs the embedded PostgreSQL: DATABASE_URL must not be set.',
    )
    .option(
      '--input <folder>',
      'folder of Online Retail day files (*.csv)',
      join(workspace, 'tools', 'samples'),
    )
    .option('--top <n>', 'rows of each table', '12')
    .option('--json', 'print one JSON object')
    .parse([...argv], { from: 'user' });
  const { data, error } = options.safeParse(command.opts());
  if (error) return command.error('error: --top must be a whole number above zero');
  return { ...data, input: resolve(data.input) };
}
