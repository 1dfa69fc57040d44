import { KervanError } from '@kervan/contracts';
import { parseOptions } from './options.js';
import { runVerify } from './run-verify.js';

const INTERRUPTED = 130;

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  const signal = interruption();
  try {
    return (await runVerify(options, process, signal)) ? 0 : 1;
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    process.stderr.write(`${describe(error)}\n`);
    return 1;
  }
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}

/** Errors a person can act on say how in their message; anything else is a defect and needs its stack. */
function describe(error: unknown): string {
  if (error instanceof KervanError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exitCode = await main();
