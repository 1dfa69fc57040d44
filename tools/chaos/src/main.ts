import { KervanError } from '@kervan/contracts';
import { parseOptions } from './options.js';
import { reportTable } from './report/report-table.js';
import { runChaos } from './run-chaos.js';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => interrupted.abort(new Error(`ended by ${name}`)));
  say(`seed ${options.seed}`);
  try {
    const reports = await runChaos(options, say, interrupted.signal);
    const { seed } = options;
    process.stdout.write(
      options.json ? `${JSON.stringify({ seed, reports })}\n` : reportTable(seed, reports),
    );
    return reports.every(({ claims }) => claims.every(({ holds }) => holds)) ? 0 : 1;
  } catch (error) {
    say(describe(error));
    return 1;
  }
}

function describe(error: unknown): string {
  if (error instanceof KervanError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exitCode = await main();
