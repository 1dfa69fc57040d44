import { KervanError } from '@kervan/contracts';
import { parseOptions } from './options.js';
import { runChaos } from './run-chaos.js';
import { chaosTable } from './terminal/chaos-table.js';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    const report = await runChaos(options, say);
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : chaosTable(report));
    return report.faults.length === 0 ? 0 : 1;
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
