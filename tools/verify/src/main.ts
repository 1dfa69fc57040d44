import { KervanError } from '@kervan/contracts';
import { parseOptions } from './options.js';
import { runVerify } from './run-verify.js';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  try {
    return (await runVerify(options, process)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    return 1;
  }
}

/** Errors a person can act on say how in their message; anything else is a defect and needs its stack. */
function describe(error: unknown): string {
  if (error instanceof KervanError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exitCode = await main();
