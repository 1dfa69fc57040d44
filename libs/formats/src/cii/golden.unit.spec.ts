import { describe, expect, it } from '@jest/globals';
import { outcome } from '../parsing.mother.js';
import { fixture, withSamples } from '../samples.mother.js';
import { parseCii } from './index.js';

describe('CII of EN 16931', () => {
  withSamples((sample) => {
    it.each([1, 2, 3, 5])('example %d becomes what its golden file says', async (example) => {
      const path = `en16931/example${example}.cii.xml`;
      const golden: unknown = JSON.parse(fixture(`xml/derived/${path}.golden.json`).toString());
      expect(await outcome(parseCii, sample(path))).toEqual(golden);
    });
  });
});
