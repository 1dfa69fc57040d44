import { join, resolve } from 'node:path';
import { defaultStateRoot } from '@kervan/local';
import { Command } from 'commander';
import { z } from 'zod';

const options = z.object({
  core: z.url(),
  warehouse: z.url(),
  ecommerce: z.url(),
  tokenFile: z.string().transform((file) => resolve(file)),
  /** Requests per second. */
  rate: z.coerce.number('must be a number').min(0.1).max(1_000),
  /** Seconds. */
  duration: z.coerce.number('must be a number').positive().max(86_400),
  seed: z.coerce.number('must be a whole number').int().nonnegative().max(4_294_967_295),
  json: z.boolean().default(false),
});
export type Options = z.output<typeof options>;

/** Prints usage and ends the process for --help and for arguments it does not know. */
export function parseOptions(argv: readonly string[]): Options {
  const command = new Command('npm run load --')
    .description(
      'Drives orders, web orders, approvals, cancels, payments and returns through the HTTP APIs at a steady rate. ' +
        'The same seed sends the same requests; exit code 1 when one of them failed after all retries.',
    )
    .option('--core <url>', 'root of the HTTP server of erp-core', 'http://127.0.0.1:4101')
    .option('--warehouse <url>', 'root of the HTTP server of the warehouse', 'http://127.0.0.1:4105')
    .option('--ecommerce <url>', 'root of the HTTP server of the shop', 'http://127.0.0.1:4106')
    .option(
      '--token-file <file>',
      'file that holds the bearer token of all three',
      join(defaultStateRoot(), 'secrets', 'api-token'),
    )
    .option('--rate <n>', 'requests per second', '20')
    .option('--duration <seconds>', 'how long requests are sent', '60')
    .option(
      '--seed <n>',
      'the same one repeats its requests; another one trades with other accounts and products',
      '7',
    )
    .option('--json', 'print the figures as one JSON object')
    .parse([...argv], { from: 'user' });
  const { data, error } = options.safeParse(command.opts());
  if (!error) return data;
  const faults = error.issues.map(({ path, message }) => `--${kebab(String(path[0]))}: ${message}`);
  return command.error(`error: ${faults.join('; ')}`);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
