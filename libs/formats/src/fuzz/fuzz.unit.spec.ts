import { describe, expect, it } from '@jest/globals';
import type { FileReader } from '../file-reader.js';
import { corpus, type Sample } from './corpus.js';
import { fuzzed } from './fuzzed.js';

/** What is read again and again is small. */
const small = corpus().filter(({ family, bytes }) => family === 'idocFlat' || bytes.length < 4000);

const sampleOf = (open: () => FileReader): Sample => ({
  name: 'a sample',
  family: 'edi',
  bytes: Buffer.from('abc'),
  open,
});

/** Names of the samples of a run, in order. */
function chosen(first: number, inputs: number): string[] {
  const names: string[] = [];
  const told = small.map((sample) => ({
    ...sample,
    open: () => {
      names.push(sample.name);
      return sample.open();
    },
  }));
  fuzzed(told, inputs, 7, { first });
  return names;
}

describe('mutated files', () => {
  it('become documents, faults or what is passed, and every byte of them is in one', () => {
    const { inputs, outcomes } = fuzzed(small, 10_000, 1);
    expect(inputs).toBe(10_000);
    // Mutations that change nothing of importance, and those that do, must both be among them.
    for (const { document, faulty } of Object.values(outcomes))
      expect(Math.min(document, faulty)).toBeGreaterThan(100);
  });

  it('are the same wherever a run begins', () => {
    expect(chosen(0, 100)).toEqual([...chosen(0, 60), ...chosen(60, 40)]);
  });

  it('that a reader cannot read are told with what is needed to read them again', () => {
    const failing = sampleOf(() => ({
      push: () => {
        throw new TypeError('out of order');
      },
      end: () => [],
    }));
    expect(() => fuzzed([failing], 1, 3, { first: 12 })).toThrow('input 12 of seed 3, made of a sample');
  });

  it('lose no byte unnoticed', () => {
    const forgetful = sampleOf(() => ({ push: () => [], end: () => [] }));
    expect(() => fuzzed([forgetful], 10, 1)).toThrow('of seed 1, made of a sample');
  });
});
