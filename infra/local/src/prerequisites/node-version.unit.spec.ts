import { describe, expect, it } from '@jest/globals';
import { majorVersion } from './java.js';
import { missingNode } from './node-version.js';

describe('versions', () => {
  it('of Node before 24 are refused by one clear line', () => {
    expect(missingNode('20.20.2')).toMatch(/^Node.js 24 or newer is needed, this is 20.20.2: .*$/);
    expect(missingNode('24.0.0')).toBeNull();
    expect(missingNode('26.1.0')).toBeNull();
  });

  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_392"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['not a Java', 0],
  ])('of Java are read out of %s', (output, major) => {
    expect(majorVersion(output)).toBe(major);
  });
});
