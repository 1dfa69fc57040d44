import { Readable } from 'node:stream';
import { z } from 'zod';
import { coalesced } from '../coalesced.js';
import type { Parsed } from '../parsed.js';
import { formatBenches, formatNames, type FormatBench, type FormatName } from './format-benches.js';
import { generated } from './generated-file.js';

export const stages = ['tokenised', 'mapped'] as const;
export type Stage = (typeof stages)[number];

/** What of which format is measured. */
export const NamedStage = z.object({ format: z.literal(formatNames), stage: z.literal(stages) });
export type NamedStage = z.output<typeof NamedStage>;

/** What reading a generated file took this process. */
export const FormatFigures = NamedStage.extend({
  /** Lines of documents. */
  lines: z.number(),
  /** A million bytes each. */
  megabytes: z.number(),
  seconds: z.number(),
  /** Of all its threads, user and system. */
  cpuSeconds: z.number(),
  /** MiB: before the file, and the most while it was read. */
  residentBefore: z.number(),
  residentMost: z.number(),
  heapMost: z.number(),
});
export type FormatFigures = z.output<typeof FormatFigures>;

const mebibyte = 1_048_576;
/** Lines that are read before anything is measured. */
const warmUp = 40_000;
/** Chunks after which memory is looked at. */
const every = 16;

/** @throws Error if a document is faulty, or another number of lines comes out than went in. */
export async function measureFormat(format: FormatName, stage: Stage, lines: number): Promise<FormatFigures> {
  const bench = formatBenches[format];
  await read(bench, stage, Math.min(lines, warmUp), () => undefined);
  const residentBefore = process.memoryUsage.rss() / mebibyte;
  let [residentMost, heapMost, chunks] = [0, 0, 0];
  const look = (): void => {
    chunks += 1;
    if (chunks % every !== 1) return;
    const { rss, heapUsed } = process.memoryUsage();
    residentMost = Math.max(residentMost, rss / mebibyte);
    heapMost = Math.max(heapMost, heapUsed / mebibyte);
  };
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const done = await read(bench, stage, lines, look);
  const { user, system } = process.cpuUsage(cpu);
  return {
    format,
    stage,
    ...done,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1_000_000,
    residentBefore,
    residentMost,
    heapMost,
  };
}

async function read(
  { file, tokenise, parse }: FormatBench,
  stage: Stage,
  atLeast: number,
  look: () => void,
): Promise<Pick<FormatFigures, 'lines' | 'megabytes'>> {
  const { lines, chunks } = generated(file, atLeast);
  let bytes = 0;
  const counted = function* (): Generator<Buffer> {
    for (const chunk of chunks) {
      bytes += chunk.length;
      look();
      yield chunk;
    }
  };
  if (stage === 'tokenised') {
    const each = tokenise();
    for await (const chunk of coalesced(Readable.from(counted()))) each(chunk);
  } else await refuseOther(parse(Readable.from(counted())), lines);
  return { lines, megabytes: bytes / 1_000_000 };
}

async function refuseOther(parsed: AsyncIterable<Parsed>, lines: number): Promise<void> {
  let read = 0;
  for await (const one of parsed) {
    if (one.kind === 'faulty') throw new Error(JSON.stringify(one.faults));
    if (one.kind === 'document' && 'lines' in one.document) read += one.document.lines.length;
  }
  if (read !== lines) throw new Error(`${read} lines came out of ${lines}`);
}
