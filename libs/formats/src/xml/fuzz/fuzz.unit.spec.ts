import { describe, expect, it } from '@jest/globals';
import { xmlCorpus } from './corpus.js';
import { fuzzedXml } from './fuzzed.js';

/** Small files: what is read again and again. */
const small = xmlCorpus().filter(({ bytes }) => bytes.length < 3500);

describe('mutated files', () => {
  it('become documents, faults or what is passed, and every byte of them is in one', () => {
    const { inputs, documents, faulty, passed } = fuzzedXml(small, 5_000, 1);
    expect(inputs).toBe(5_000);
    // Mutations that change nothing of importance, and those that do, must both be among them.
    expect(Math.min(documents, faulty, passed)).toBeGreaterThan(100);
  });
});
