import { Ended } from './ended.js';
import { exitCodes } from './exit-code.js';
import { run } from './run.js';

const end = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => end.abort(new Ended(exitCodes.interrupted)));
// Whoever read us has enough, as in `kervan tail | head`.
process.stdout.on('error', () => end.abort(new Ended(exitCodes.healthy)));

const { KERVAN_URL: url, KERVAN_TOKEN_FILE: tokenFile, COLUMNS: columns } = process.env;

process.exitCode = await run(process.argv.slice(2), {
  connection: { url, tokenFile },
  columns: process.stdout.isTTY ? process.stdout.columns : Number(columns) || null,
  colours: process.stdout.isTTY && process.stdout.hasColors(),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: end.signal,
});
