/* `node dist/xml/fuzz/main.js [INPUTS] [SEED]`: what the fuzz spec does, with all samples and as many inputs as wanted. */
import { xmlCorpus } from './corpus.js';
import { fuzzedXml } from './fuzzed.js';

const [inputs = '1000000', seed = '1'] = process.argv.slice(2);
const started = performance.now();
const before = process.memoryUsage.rss();
const figures = fuzzedXml(xmlCorpus(), Number(inputs), Number(seed));
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const grown = ((process.memoryUsage.rss() - before) / 1_048_576).toFixed(0);
process.stdout.write(
  `${figures.inputs} inputs in ${seconds} s: ${figures.documents} documents, ${figures.faulty} faulty, ${figures.passed} passed; ` +
    `slowest input ${figures.slowest.toFixed(1)} ms, resident memory grown by ${grown} MiB\n`,
);
