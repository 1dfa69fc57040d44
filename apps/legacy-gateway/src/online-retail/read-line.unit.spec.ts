import { describe, expect, it } from '@jest/globals';
import { isPriced, readLine } from './read-line.js';
import { row } from './retail-rows.mother.js';

const raw = (text: string) => ({ no: 3, offset: 200, bytes: Buffer.from(text), size: 0, tooLong: false });
const read = (differing: Parameters<typeof row>[0]) => readLine(raw(row(differing)));

describe('readLine', () => {
  it('takes number, code, quantity, price and account, and leaves the rest behind', () => {
    expect(read({})).toEqual({ no: 3, sku: '85123A', quantity: '6', unitPrice: '2.55', accountNo: '17850' });
  });

  it.each([
    ['keeps the case of a stock code', { sku: '85123a' }, { sku: '85123a' }],
    ['takes service codes as they are', { sku: 'BANK CHARGES' }, { sku: 'BANK CHARGES' }],
    [
      'gives sales without customer to their country',
      { customerId: '' },
      { accountNo: 'RETAIL-UNITED-KINGDOM' },
    ],
    [
      'names a retail account without blanks',
      { customerId: '', country: 'EIRE' },
      { accountNo: 'RETAIL-EIRE' },
    ],
    ['takes a customer number that is no float', { customerId: '17850' }, { accountNo: '17850' }],
    ['keeps three decimals of a price', { unitPrice: '0.001' }, { unitPrice: '0.001' }],
    ['keeps the sign of a quantity', { quantity: '-9360' }, { quantity: '-9360' }],
    ['reads a quoted cell', { description: '"FANCY FONT, 7"" CARD"' }, { sku: '85123A' }],
  ])('%s', (_, differing, expected) => {
    expect(read(differing)).toMatchObject(expected);
  });

  it.each([
    ['a column too few', '536365,85123A,LANTERN,6', 'FORMAT_ERROR', 'line 3: 4 columns instead of 8'],
    ['a column too many', `${row()},x`, 'FORMAT_ERROR', 'line 3: 9 columns instead of 8'],
    ['a quote that never ends', row({ description: '"LANTERN' }), 'FORMAT_ERROR', 'quotes'],
    ['no document number', row({ documentNo: '' }), 'FORMAT_ERROR', 'InvoiceNo'],
    ['a number behind blanks', row({ documentNo: ' 536365' }), 'FORMAT_ERROR', 'InvoiceNo'],
    ['no stock code', row({ sku: '' }), 'FORMAT_ERROR', 'StockCode'],
    ['a stock code of 65 letters', row({ sku: 'X'.repeat(65) }), 'FORMAT_ERROR', 'StockCode'],
    ['a control character in a code', row({ sku: '85\u0000' }), 'FORMAT_ERROR', 'StockCode'],
    ['a quantity in words', row({ quantity: 'six' }), 'FORMAT_ERROR', 'Quantity'],
    ['a quantity of zero', row({ quantity: '-0.0' }), 'NUMBER_INVALID', 'Quantity'],
    ['an exponent', row({ quantity: '1E+2' }), 'FORMAT_ERROR', 'Quantity'],
    [
      'a negative price',
      row({ unitPrice: '-11062.06' }),
      'NUMBER_INVALID',
      'UnitPrice -11062.06 is negative',
    ],
    ['a decimal comma', row({ unitPrice: '"2,55"' }), 'FORMAT_ERROR', 'UnitPrice'],
    ['no price', row({ unitPrice: '' }), 'FORMAT_ERROR', 'UnitPrice'],
    ['another order of the date', row({ moment: '01.12.2010 08:26' }), 'FORMAT_ERROR', 'InvoiceDate'],
    ['a day that does not exist', row({ moment: '2010-02-30 08:26:00' }), 'FORMAT_ERROR', 'InvoiceDate'],
    ['a customer in words', row({ customerId: 'Smith' }), 'FORMAT_ERROR', 'CustomerID'],
    ['neither customer nor country', row({ customerId: '', country: '' }), 'FORMAT_ERROR', 'CustomerID'],
  ])('refuses %s', (_, text, code, what) => {
    expect(() => readLine(raw(text))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(what) }),
    );
  });

  it('never repeats what a customer cell says', () => {
    expect(() => read({ customerId: 'Smith' })).not.toThrow('Smith');
  });

  it('refuses a line that was cut for its length', () => {
    expect(() => readLine({ ...raw(row()), tooLong: true })).toThrow('line 3: longer than');
  });
});

describe('isPriced', () => {
  it.each([
    ['0.0', false],
    ['0', false],
    ['0.001', true],
    ['10.0', true],
  ])('a price of %s: %s', (unitPrice, expected) => {
    expect(isPriced(read({ unitPrice }))).toBe(expected);
  });
});
