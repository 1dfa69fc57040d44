import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../command/usage-error.js';

/** Where the console is, and as whom we speak to it. */
export interface Connection {
  /** Without a slash at its end. */
  readonly url: string;
  readonly token: string;
}

/** As typed, or as the variables KERVAN_URL and KERVAN_TOKEN_FILE say. */
export interface ConnectionOptions {
  readonly url?: string | undefined;
  readonly tokenFile?: string | undefined;
}

/** Where `npm start` has it. */
export const DEFAULT_URL = 'http://127.0.0.1:4110';

const Url = z
  .url({ protocol: /^https?$/, error: 'must be the http(s) address of the console' })
  .transform((url) => url.replace(/\/+$/, ''));
/** Anything else could not be sent in a header. */
const TOKEN = /^[\x21-\x7e]+$/;

/** @throws UsageError */
export function addressOf({ url = DEFAULT_URL }: ConnectionOptions): string {
  const { data, error } = Url.safeParse(url);
  if (error) throw new UsageError(`--url: ${error.issues[0]?.message ?? ''}`);
  return data;
}

/** @throws UsageError */
export async function connectionOf(options: ConnectionOptions): Promise<Connection> {
  const url = addressOf(options);
  const file = options.tokenFile ?? (await tokenFileOfState(url));
  const token = await readFile(file, 'utf8').catch((cause: unknown) => {
    const hint = options.tokenFile === undefined ? '; is `npm start` up?' : '';
    throw new UsageError(`there is no token to be read in ${file}${hint}`, { cause });
  });
  if (!TOKEN.test(token.trim())) throw new UsageError(`${file} does not hold a bearer token`);
  return { url, token: token.trim() };
}

/** The token of this machine's `npm start` is told to nobody else. */
async function tokenFileOfState(url: string): Promise<string> {
  const { hostname } = new URL(url);
  if (!['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
    throw new UsageError(`--token-file or KERVAN_TOKEN_FILE must name the token for ${hostname}`);
  // Only now: it would make every start of the command slower.
  const { defaultStateRoot } = await import('@kervan/local');
  return join(defaultStateRoot(), 'secrets', 'api-token');
}
