/* `node dist/xml/bench/speed.js [MIB]`: bytes read and documents mapped a second, and the memory it takes. */
import { Readable } from 'node:stream';
import { parseIdocXml } from '../../idoc/index.js';
import type { Parse } from '../../parsed.js';
import { parseUbl } from '../../ubl/index.js';
import { generatedAttachment, generatedIdocs } from './generated.js';

const mebibyte = 1_048_576;
const size = Number(process.argv[2] ?? '50') * mebibyte;
/** Read once before anything is measured. */
const warmUp = 5 * mebibyte;

async function read(generated: Iterable<Buffer>, parse: Parse): Promise<number> {
  let bytes = 0;
  for await (const one of parse(Readable.from(generated))) {
    if (one.kind === 'faulty') throw new Error(JSON.stringify(one.faults));
    bytes += one.size;
  }
  return bytes;
}

async function measured(name: string, generated: (bytes: number) => Iterable<Buffer>, parse: Parse) {
  await read(generated(warmUp), parse);
  const cpu = process.cpuUsage();
  const megabytes = (await read(generated(size), parse)) / 1_000_000;
  const { user, system } = process.cpuUsage(cpu);
  const rss = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `${name}: ${megabytes.toFixed(0)} MB, ${((megabytes * 1_000_000) / (user + system)).toFixed(1)} MB per CPU second; ` +
      `largest resident memory so far ${rss.toFixed(0)} MiB\n`,
  );
}

await measured('IDocs mapped', generatedIdocs, parseIdocXml);
// Not more than what is skipped may have.
await measured(
  'attachment skipped',
  (bytes) => generatedAttachment(Math.min(bytes, 60 * mebibyte)),
  parseUbl,
);
