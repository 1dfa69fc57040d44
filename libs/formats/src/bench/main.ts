/*
 * `node dist/bench/main.js [FORMAT] [STAGE] [LINES]`: what one format costs, or all of them one after the other in this process.
 * `node --max-old-space-size=64 dist/bench/main.js csv mapped 14000000` reads a file of a gigabyte.
 */
import { formatNames } from './format-benches.js';
import { measureFormat, stages } from './measure-format.js';

const [format = 'all', stage = 'all', lines = '500000'] = process.argv.slice(2);
for (const name of formatNames.filter((one) => format === 'all' || one === format)) {
  for (const one of stages.filter((each) => stage === 'all' || each === stage)) {
    const figures = await measureFormat(name, one, Number(lines));
    const { cpuSeconds, megabytes, residentBefore, residentMost, heapMost } = figures;
    process.stdout.write(
      `${name} ${one}: ${figures.lines} lines, ${megabytes.toFixed(0)} MB in ${figures.seconds.toFixed(1)} s; of a CPU second ` +
        `${(figures.lines / cpuSeconds).toFixed(0)} lines, ${(megabytes / cpuSeconds).toFixed(1)} MB; ` +
        `resident ${residentBefore.toFixed(0)} MiB before, ${residentMost.toFixed(0)} at most, heap ${heapMost.toFixed(0)} MiB at most\n`,
    );
  }
}
