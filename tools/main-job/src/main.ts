import { KervanError } from '@kervan/contracts';
import { checkPrerequisites, LocalError, missingNode } from '@kervan/local';
import { Interrupted, interruption } from './run/interruption.js';
import { runMainJob } from './run/main-job.js';
import { parseOptions } from './run/options.js';

const INTERRUPTED = 130;

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  try {
    checkPrerequisites([missingNode()]);
    return (await runMainJob(options, process, interruption())) ? 0 : 1;
  } catch (error) {
    if (error instanceof Interrupted) return INTERRUPTED;
    process.stderr.write(`${describe(error)}\n`);
    return 1;
  }
}

/** Errors a person can act on say how in their message; anything else is a defect and needs its stack. */
function describe(error: unknown): string {
  if (error instanceof LocalError || error instanceof KervanError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exitCode = await main();
