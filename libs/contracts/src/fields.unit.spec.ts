import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { currency, day, decimal, identifier, percent, positiveDecimal } from './fields.js';

describe('a decimal above zero', () => {
  it.each(['1', '0.001', '10', '007', '999999999999999.999999'])('may be %s', (text) => {
    expect(positiveDecimal.safeParse(text).success).toBe(true);
  });

  it.each(['0', '0.000', '-1', '+1', '1.', '.5', '1e3', '1,5', '', '1.0000001', '1234567890123456', '0\n1'])(
    'is not %j',
    (text) => {
      expect(positiveDecimal.safeParse(text).success).toBe(false);
    },
  );
});

describe('an identifier', () => {
  it.each(['85123A', 'gift_0001_80', '120.1 a', 'çay', '\u{1f600}'])('may be %s', (text) => {
    expect(identifier.safeParse(text).success).toBe(true);
  });

  it.each(['', 'a\0', 'a\nb', '\u007f', '\u0085', '\ud83d', 'x'.repeat(65)])('is not %j', (text) => {
    expect(identifier.safeParse(text).success).toBe(false);
  });
});

describe('a day', () => {
  it.each(['0001-01-01', '2024-02-29', '9999-12-31'])('may be %s', (text) => {
    expect(day.safeParse(text).success).toBe(true);
  });

  it.each(['0000-01-01', '2026-02-29', '2026-2-9', '20260209'])('is not %j', (text) => {
    expect(day.safeParse(text).success).toBe(false);
  });
});

it.each([
  ['decimal', decimal],
  ['positiveDecimal', positiveDecimal],
  ['percent', percent],
  ['currency', currency],
])('a rule of the whole is not asked about a malformed %s', (_, field) => {
  const whole = z.object({ field, other: z.string().min(1) }).refine(() => {
    throw new RangeError('calculated with it');
  });
  expect(whole.safeParse({ field: 'none', other: '' }).error?.issues.map(({ path }) => path)).toEqual([
    ['field'],
    ['other'],
  ]);
});
