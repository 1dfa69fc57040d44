import { describe, expect, it } from '@jest/globals';
import { readDayLine } from './day-line.js';

describe('readDayLine', () => {
  it.each([
    [
      'a customer, its number written as a float',
      '536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
      {
        documentNo: '536365',
        sku: '85123A',
        amounts: { quantity: '6', unitPrice: '2.55' },
        customerId: '17850',
        country: 'United Kingdom',
      },
    ],
    [
      'no customer',
      '536544,DOT,DOTCOM POSTAGE,1,2010-12-01 14:32:00,569.77,,United Kingdom',
      {
        documentNo: '536544',
        sku: 'DOT',
        amounts: { quantity: '1', unitPrice: '569.77' },
        customerId: null,
        country: 'United Kingdom',
      },
    ],
    [
      'a quoted description with comma and quotes',
      '536477,22041,"RECORD FRAME, 7"" SINGLE",48,2010-12-01 12:27:00,2.1,16210.0,EIRE',
      {
        documentNo: '536477',
        sku: '22041',
        amounts: { quantity: '48', unitPrice: '2.1' },
        customerId: '16210',
        country: 'EIRE',
      },
    ],
  ])('reads %s', (_, text, line) => {
    expect(readDayLine(text)).toEqual(line);
  });

  it.each(['many', '1e3', '1.2345'])('takes no amounts where the quantity is %s', (quantity) => {
    const text = `536365,85123A,LANTERN,${quantity},2010-12-01 08:26:00,2.55,17850.0,United Kingdom`;
    expect(readDayLine(text)).toMatchObject({ sku: '85123A', amounts: null });
  });

  it.each([
    ['nothing', ''],
    ['a column too few', '536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0'],
    ['a quote that never ends', '536365,85123A,"LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom'],
  ])('leaves %s to the gateway', (_, text) => {
    expect(readDayLine(text)).toBeNull();
  });
});
