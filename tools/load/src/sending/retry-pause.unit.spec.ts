import { describe, expect, it } from '@jest/globals';
import { retryPause } from './retry-pause.js';

const now = new Date('2026-03-02T08:00:00Z');

describe('the pause before a request is sent again', () => {
  it.each([
    [1, 0, 50],
    [1, 1, 100],
    [3, 1, 400],
    [9, 1, 5000],
  ])('after %i tries doubles, by chance %d: %d ms', (tries, chance, expected) => {
    expect(retryPause(tries, null, chance, now)).toBe(expected);
  });

  it.each([
    ['2', 2000],
    ['0', 0],
    ['Mon, 02 Mar 2026 08:00:07 GMT', 7000],
    ['Mon, 02 Mar 2026 07:00:00 GMT', 0],
    ['3600', 30_000],
  ])('is what the service asks for, within reason: %s', (retryAfter, expected) => {
    expect(retryPause(1, retryAfter, 0.5, now)).toBe(expected);
  });

  it('is the usual one where the service asks for nonsense', () => {
    expect(retryPause(1, 'soon', 1, now)).toBe(100);
  });
});
