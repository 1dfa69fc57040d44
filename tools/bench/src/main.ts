import { KervanError } from '@kervan/contracts';
import { LocalError } from '@kervan/local';
import { readExternal } from './external/external.js';
import { parseOptions } from './options.js';
import { withStores } from './place/stores.js';
import { runBenches } from './run-benches.js';
import { interruption } from './terminal/interruption.js';
import { reportTable } from './terminal/report-table.js';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    const interrupted = interruption();
    const external =
      options.externalFile === undefined ? undefined : await readExternal(options.externalFile);
    say('starting PostgreSQL and Kafka');
    const report = await withStores(say, (stores) =>
      Promise.race([runBenches(stores, { ...options, ...(external && { external }) }, say), interrupted]),
    );
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : reportTable(report));
    return 0;
  } catch (error) {
    say(describe(error));
    return 1;
  }
}

/** Errors a person can act on say how in their message; anything else is a defect and needs its stack. */
function describe(error: unknown): string {
  if (error instanceof LocalError || error instanceof KervanError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// An interrupted bench may still hold connections and processes: they end with this one.
process.exit(await main());
