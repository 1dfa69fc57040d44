import { describe, expect, it } from '@jest/globals';
import { formatDuration, formatRough, formatUtc } from './format-time.js';

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [0.4, '< 1 ms'],
    [380, '380 ms'],
    [999.6, '1.0 s'],
    [2_440, '2.4 s'],
    [9_960, '10 s'],
    [59_900, '60 s'],
    [59_990, '1 min'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [345_600_000, '4 d'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('formatRough', () => {
  it.each([
    [-5, '0 s'],
    [59_999, '59 s'],
    [1_889_000, '31 min'],
    [90_000_000, '1 d'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatRough(ms)).toBe(text);
  });
});

describe('formatUtc', () => {
  it('tells UTC whatever the offset of the text', () => {
    expect(formatUtc('2026-03-02T12:00:00.120+03:00')).toBe('2026-03-02 09:00:00');
    expect(formatUtc('2026-03-02T09:00:00.120Z', { millis: true })).toBe('2026-03-02 09:00:00.120');
  });
});
