import { resolve } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';

export interface Options {
  /** State folder of a main job that runs; absent = the default one. */
  readonly state: string | undefined;
  /** File that tells where a system is; absent = a main job's. */
  readonly stack: string | undefined;
  /** Print one JSON object instead of a table. */
  readonly json: boolean;
  /** An invariant whose service is not in the stack is no fault. */
  readonly allowMissing: boolean;
  /** Journeys of the console to compare with broker and databases; 0: none. */
  readonly journeys: number;
  /** Decides which journeys. */
  readonly seed: number;
}

const options = z.object({
  state: z.string().optional(),
  stack: z.string().optional(),
  json: z.boolean().default(false),
  allowMissing: z.boolean().default(false),
  journeys: z.coerce.number().int().min(0).max(1_000_000).default(0),
  seed: z.coerce.number().int().nonnegative().default(1),
});

/** Prints usage and ends the process for --help and for arguments it does not know. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('npm run verify --')
    .description(
      'Evaluates the invariants of the business against the databases and the broker of a running system, which it only ' +
        'reads. Exit code 0 only when it is at rest and every invariant holds. For I15 it makes a role, a database and a ' +
        'process of its own with the admin URL, and removes them again; without that URL I15 is not checked.',
    )
    .option('--state <folder>', 'state folder of a running npm start (default: .kervan)')
    .option(
      '--stack <file>',
      'JSON file that tells where another system is: brokers, topicPrefix, services, admin (see README.md)',
    )
    .option('--allow-missing', 'invariants of services that are not in the stack are no faults')
    .option(
      '--journeys <n>',
      'also ask the console for so many journeys drawn at random, and compare each with broker and databases',
    )
    .option('--seed <n>', 'decides which journeys', '1')
    .option('--json', 'print one JSON object')
    .parse([...argv], { from: 'user' });
  const { data, error } = options.safeParse(command.opts());
  if (error) return command.error('error: --journeys and --seed must be whole numbers, zero or more');
  const { state, stack, ...flags } = data;
  if (state !== undefined && stack !== undefined)
    return command.error('error: --state and --stack exclude each other');
  return { ...flags, state: state && resolve(state), stack: stack && resolve(stack) };
}
