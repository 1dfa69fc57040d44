import { describe, expect, it } from '@jest/globals';
import { corpus } from './corpus.js';
import { fuzzed } from './fuzzed.js';

describe('mutated files', () => {
  it('become documents, faults or what is passed, and every byte of them is in one', () => {
    const { inputs, documents, faulty, passed } = fuzzed(corpus(), 20_000, 1);
    expect(inputs).toBe(20_000);
    // Mutations that change nothing of importance, and those that do, must both be among them.
    expect(Math.min(documents, faulty, passed)).toBeGreaterThan(1000);
  });
});
