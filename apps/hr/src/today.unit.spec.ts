import { describe, expect, it } from '@jest/globals';
import { today } from './today.js';

describe('today', () => {
  it.each([
    ['2025-12-31T20:59:59Z', '2025-12-31'],
    ['2025-12-31T21:00:00Z', '2026-01-01'],
  ])('at %s is %s in Istanbul', (moment, day) => {
    expect(today(new Date(moment))).toBe(day);
  });
});
