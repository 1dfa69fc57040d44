import { Ended } from './ended.js';
import { exitCodes } from './exit-code.js';
import { run } from './run.js';

const end = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => end.abort(new Ended(exitCodes.interrupted)));
// Whoever read us has enough, as in `kervan tail | head`.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', () => end.abort(new Ended(exitCodes.healthy)));

/** An empty one says nothing. */
function variable(name: string): string | undefined {
  const text = process.env[name];
  return text === '' ? undefined : text;
}

process.exitCode = await run(process.argv.slice(2), {
  connection: { url: variable('KERVAN_URL'), tokenFile: variable('KERVAN_TOKEN_FILE') },
  columns: process.stdout.isTTY ? process.stdout.columns : Number(variable('COLUMNS')) || null,
  colours: process.stdout.isTTY && process.stdout.hasColors(),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: end.signal,
});
