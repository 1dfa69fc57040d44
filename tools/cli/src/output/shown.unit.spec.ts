import { describe, expect, it } from '@jest/globals';
import { shownMoment, shownSeconds, shownShare, shownTime, shownType, sparkline } from './shown.js';

describe('for people', () => {
  it.each([
    [0.04, '0 s'],
    [38, '38 s'],
    [59.94, '59.9 s'],
    [59.97, '1 min 0 s'],
    [93.4, '1 min 33 s'],
    [3_600, '1 h 0 min'],
    [90_061, '1 d 1 h'],
    [4_000_000, '46 d 7 h'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(shownSeconds(seconds)).toBe(text);
  });

  it.each([
    [1, '100 %'],
    [0.999_999_99, '99.9999 %'],
    [0.5, '50 %'],
  ])('a share of %d is %s', (share, text) => {
    expect(shownShare(share)).toBe(text);
  });

  it('times are to the second or the millisecond, and what is no time stays as it is', () => {
    expect(shownTime('2026-03-02T09:00:00.124Z')).toBe('2026-03-02 09:00:00');
    expect(shownMoment('2026-03-02T09:00:00.124567Z')).toBe('2026-03-02 09:00:00.124');
    expect(shownMoment('2026-03-02T09:00:00Z')).toBe('2026-03-02 09:00:00');
    expect(shownTime('yesterday')).toBe('yesterday');
  });

  it.each([
    ['erp.finance.FaturaKesildi.v1', 'FaturaKesildi'],
    ['erp.finance.FaturaKesildi.v2', 'FaturaKesildi.v2'],
    ['com.example.thing', 'com.example.thing'],
  ])('the type %s is %s', (type, text) => {
    expect(shownType(type)).toBe(text);
  });

  it('numbers are bars as high as their share of the highest', () => {
    expect(sparkline([0, 1, 4, 7])).toBe('▁▂▅█');
    expect(sparkline([0, 0])).toBe('▁▁');
  });
});
