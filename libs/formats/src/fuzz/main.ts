/*
 * `node dist/fuzz/main.js [INPUTS] [SEED] [FIRST]`: what the fuzz spec does, with as many inputs as wanted. How far it is goes
 * to standard error. An input alone: `node dist/fuzz/main.js 1 SEED INPUT`.
 */
import { corpus } from './corpus.js';
import { fuzzed, type FuzzFigures } from './fuzzed.js';

const [inputs = '1000000', seed = '1', first = '0'] = process.argv.slice(2);
const mebibytes = () => process.memoryUsage.rss() / 1_048_576;
const started = performance.now();
/** When the code is warm and the heap has its size: after a tenth of the inputs. */
let resident: number | undefined;

function said({ inputs: done, outcomes, slowest }: FuzzFigures): string {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const each = Object.entries(outcomes).map(
    ([family, { document, faulty, passed }]) =>
      `${family} ${document} documents, ${faulty} faulty, ${passed} passed`,
  );
  return (
    `${done} inputs in ${seconds} s: ${each.join('; ')}; the slowest took ${slowest.milliseconds.toFixed(1)} ms of CPU ` +
    `(input ${slowest.input}, ${slowest.name}); ${mebibytes().toFixed(0)} MiB resident`
  );
}

const figures = fuzzed(corpus(), Number(inputs), Number(seed), {
  first: Number(first),
  progress: (sofar) => {
    if (sofar.inputs >= Number(inputs) / 10) resident ??= mebibytes();
    process.stderr.write(`${said(sofar)}\n`);
  },
});
const grown = mebibytes() - (resident ?? mebibytes());
process.stdout.write(`${said(figures)}, ${grown.toFixed(0)} MiB more than after a tenth\n`);
