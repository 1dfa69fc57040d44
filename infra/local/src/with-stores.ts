import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { LocalError } from './local-error.js';
import { temporaryState } from './state/temporary-state.js';
import { startStores } from './stores/start-stores.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `with-stores -- <command...>`: runs a command with DATABASE_URL and KAFKA_BROKERS of stores that end with it. */
async function main(command: readonly string[]): Promise<number> {
  if (command.length === 0) {
    process.stderr.write('usage: with-stores -- <command...>\n');
    return 2;
  }
  if (process.env['DATABASE_URL'] && process.env['KAFKA_BROKERS']) return run(command, {});
  const interrupted = new AbortController();
  // Until the command runs, a signal only has to be remembered; run() passes later ones on.
  for (const signal of signals) process.on(signal, () => interrupted.abort());
  const state = await temporaryState();
  try {
    const stores = await startStores({
      state,
      prefer: 'docker',
      progress: (line) => process.stderr.write(`${line}\n`),
      interruption: interrupted.signal,
    });
    try {
      if (interrupted.signal.aborted) return 130;
      return await run(command, {
        DATABASE_URL: stores.database.url,
        KAFKA_BROKERS: stores.broker.brokers.join(','),
      });
    } finally {
      await stores.stop();
    }
  } finally {
    state.release();
  }
}

/** Exit code of the command, 128 + number of the signal that ended it. */
function run([program = '', ...args]: readonly string[], stores: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...stores } });
    // The terminal sends SIGINT to the child as well; only its end may end the stores.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    process.on('SIGHUP', () => child.kill('SIGHUP'));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

const separator = process.argv.indexOf('--');
try {
  process.exitCode = await main(process.argv.slice(separator === -1 ? 2 : separator + 1));
} catch (error) {
  process.stderr.write(`${error instanceof LocalError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
