import { describe, expect, it } from '@jest/globals';
import { readDayLine } from './day-line.js';

describe('readDayLine', () => {
  it.each([
    [
      'a customer, its number written as a float',
      '536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
      { sku: '85123A', customerId: '17850', country: 'United Kingdom' },
    ],
    [
      'no customer',
      '536544,DOT,DOTCOM POSTAGE,1,2010-12-01 14:32:00,569.77,,United Kingdom',
      { sku: 'DOT', customerId: null, country: 'United Kingdom' },
    ],
    [
      'a quoted description with comma and quotes',
      '536477,22041,"RECORD FRAME, 7"" SINGLE",48,2010-12-01 12:27:00,2.1,16210.0,EIRE',
      { sku: '22041', customerId: '16210', country: 'EIRE' },
    ],
  ])('reads %s', (_, text, line) => {
    expect(readDayLine(text)).toEqual(line);
  });

  it.each([
    ['nothing', ''],
    ['a column too few', '536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0'],
    ['a quote that never ends', '536365,85123A,"LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom'],
  ])('leaves %s to the gateway', (_, text) => {
    expect(readDayLine(text)).toBeNull();
  });
});
