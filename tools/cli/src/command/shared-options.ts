import { z } from 'zod';
import { DEFAULT_URL } from '../connection/connection.js';
import type { Format } from '../output/output.js';
import type { Option } from './command.js';
import { parseInput } from './parse-input.js';
import { UsageError } from './usage-error.js';

/** What every command takes. */
export const sharedOptions: readonly Option[] = [
  { flags: '--json', summary: 'print one JSON value, as the API answers it' },
  { flags: '--csv', summary: 'print CSV (RFC 4180) with a head line' },
  { flags: '--wide', summary: 'show every column, and cut nothing off to fit the terminal' },
  { flags: '--page', summary: 'print the address of the page that shows the same, and do nothing' },
  { flags: '--url <url>', summary: `address of the console (KERVAN_URL; default ${DEFAULT_URL})` },
  {
    flags: '--token-file <file>',
    summary: 'file that holds the bearer token (KERVAN_TOKEN_FILE; default: the one of npm start)',
  },
];

const shared = z.object({
  json: z.boolean().default(false),
  csv: z.boolean().default(false),
  wide: z.boolean().default(false),
  page: z.boolean().default(false),
  url: z.string().optional(),
  tokenFile: z.string().optional(),
});

export interface SharedOptions extends Pick<z.output<typeof shared>, 'wide' | 'page' | 'url' | 'tokenFile'> {
  readonly format: Format;
}

/** @throws UsageError */
export function readSharedOptions(typed: Readonly<Record<string, unknown>>): SharedOptions {
  const { json, csv, ...options } = parseInput(shared, typed, []);
  if (json && csv) throw new UsageError('--json and --csv exclude each other');
  return { ...options, format: json ? 'json' : csv ? 'csv' : 'table' };
}
