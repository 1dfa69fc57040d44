import { formatNames, stages } from '@kervan/formats/bench';
import type { BenchRun } from '../bench.js';
import type { Findings, FormatRates } from '../figures/figures.js';
import { rounded } from '../figures/reading.js';
import { readFormat } from '../formats/read-format.js';

/** What reading large files of legacy formats costs: cut into their parts alone, and mapped to checked documents. */
export async function benchFormats({ events: lines, progress }: BenchRun): Promise<Findings> {
  const formats: FormatRates[] = [];
  for (const format of formatNames) {
    for (const stage of stages) {
      progress(`formats: ${format} ${stage}`);
      const figures = await readFormat({ format, stage }, lines);
      const { seconds, cpuSeconds, megabytes } = figures;
      formats.push({
        format,
        stage,
        lines: figures.lines,
        megabytes: rounded(megabytes, 1),
        linesPerSecond: rounded(figures.lines / seconds, 0),
        linesPerCpuSecond: rounded(figures.lines / cpuSeconds, 0),
        megabytesPerCpuSecond: rounded(megabytes / cpuSeconds, 1),
        memoryMb: rounded(figures.residentMost, 0),
        heapMb: rounded(figures.heapMost, 0),
      });
    }
  }
  return { figures: [], comparisons: [], formats };
}
