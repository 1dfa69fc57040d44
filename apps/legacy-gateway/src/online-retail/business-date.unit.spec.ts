import { describe, expect, it } from '@jest/globals';
import { businessDateOf } from './business-date.js';

describe('businessDateOf', () => {
  it.each([
    ['2010-12-01.csv', '2010-12-01'],
    ['sales_2011-02-28_final.csv', '2011-02-28'],
  ])('%s is of %s', (name, date) => {
    expect(businessDateOf(name)).toBe(date);
  });

  it.each(['sales.csv', '2010-13-01.csv', '2011-02-30.csv', '12010-12-011.csv'])(
    '%s is of no day',
    (name) => {
      expect(() => businessDateOf(name)).toThrow(expect.objectContaining({ code: 'FORMAT_ERROR' }));
    },
  );
});
