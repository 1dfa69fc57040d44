/* `node dist/edi/bench/speed.js [MIB]`: bytes tokenised and documents mapped a second, and the memory it takes. */
import { Readable } from 'node:stream';
import type { Parse } from '../../parsed.js';
import { parseEdifact, parseX12 } from '../index.js';
import { coalesced } from '../coalesced.js';
import { SegmentCutter } from '../segment-cutter.js';
import { SegmentReader } from '../segment-reader.js';
import { edifact } from '../edifact/edifact.js';
import { Faults } from '../faults.js';
import type { Separators } from '../separators.js';
import type { Syntax } from '../syntax.js';
import { x12 } from '../x12/x12.js';
import { generatedEdifact, generatedX12 } from './generated.js';

const mebibyte = 1_048_576;
const size = Number(process.argv[2] ?? '100') * mebibyte;
/** Read once before anything is measured. */
const warmUp = 5 * mebibyte;

type Generated = (bytes: number) => Iterable<Buffer>;

/** Cutting, decoding and splitting alone. */
async function tokenised(
  generated: Generated,
  bytes: number,
  syntax: Syntax,
  separators: Separators,
): Promise<number> {
  const cutter = new SegmentCutter();
  const reader = new SegmentReader(syntax, separators);
  const faults = new Faults(0);
  let read = 0;
  for await (const chunk of coalesced(Readable.from(generated(bytes)))) {
    read += chunk.length;
    cutter.push(chunk);
    for (let cut = cutter.next(separators); cut; cut = cutter.next(separators)) reader.read(cut, 1, faults);
  }
  return read;
}

async function mapped(generated: Generated, bytes: number, parse: Parse): Promise<number> {
  let read = 0;
  for await (const one of parse(Readable.from(generated(bytes)))) {
    if (one.kind === 'faulty') throw new Error(JSON.stringify(one.faults));
    read += one.size;
  }
  return read;
}

async function measured(name: string, run: (bytes: number) => Promise<number>): Promise<void> {
  await run(warmUp);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const read = (await run(size)) / 1_000_000;
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const rss = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `${name}: ${read.toFixed(0)} MB, ${(read / seconds).toFixed(1)} MB/s, ${((read * 1_000_000) / (user + system)).toFixed(1)} MB per CPU second; ` +
      `largest resident memory so far ${rss.toFixed(0)} MiB\n`,
  );
}

const usual = { element: '+', component: ':', segment: "'", release: '?' };
const ofX12 = { element: '*', component: '>', segment: '~', release: null };
await measured('EDIFACT tokenised', (bytes) => tokenised(generatedEdifact, bytes, edifact, usual));
await measured('X12 tokenised', (bytes) => tokenised(generatedX12, bytes, x12, ofX12));
await measured('EDIFACT mapped', (bytes) => mapped(generatedEdifact, bytes, parseEdifact));
await measured('X12 mapped', (bytes) => mapped(generatedX12, bytes, parseX12));
