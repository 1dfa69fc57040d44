import { seededRandom } from '../../edi/fuzz/seeded-random.js';
import { XmlReader } from '../xml-reader.js';
import type { XmlFile } from './corpus.js';
import { mutatedXml } from './mutated.js';

export interface XmlFuzzFigures {
  readonly inputs: number;
  readonly documents: number;
  readonly faulty: number;
  readonly passed: number;
  /** Milliseconds of the slowest input. */
  readonly slowest: number;
}

/**
 * Reads mutations of files: each must come to documents, faults or what is passed, and every byte must belong to one.
 *
 * @throws Error naming the seed and the input, if a byte belongs to none, or with what a reader threw.
 */
export function fuzzedXml(corpus: readonly XmlFile[], inputs: number, seed: number): XmlFuzzFigures {
  const random = seededRandom(seed);
  const count = { document: 0, faulty: 0, passed: 0 };
  let slowest = 0;
  for (let input = 0; input < inputs; input += 1) {
    const chosen = corpus[Math.floor(random() * corpus.length)];
    if (!chosen) throw new RangeError('there is no file to mutate');
    const bytes = mutatedXml(chosen.bytes, random);
    const started = performance.now();
    try {
      let size = 0;
      const reader = new XmlReader(chosen.format);
      for (const one of [...reader.push(bytes), ...reader.end()]) {
        count[one.kind] += 1;
        size += one.size;
      }
      if (size !== bytes.length) throw new RangeError(`${size} of ${bytes.length} bytes belong to a record`);
    } catch (cause) {
      throw new Error(`input ${input} of seed ${seed}: ${JSON.stringify(bytes.toString('latin1'))}`, {
        cause,
      });
    }
    slowest = Math.max(slowest, performance.now() - started);
  }
  return { inputs, documents: count.document, faulty: count.faulty, passed: count.passed, slowest };
}
