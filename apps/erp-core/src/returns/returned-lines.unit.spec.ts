import { describe, expect, it } from '@jest/globals';
import { returnedLines, type InvoicedLine } from './returned-lines.js';

function invoiced(
  lineNo: number,
  sku: string,
  quantity: string,
  unitPrice: string,
  [returned, returnedNet] = ['0', '0.00'],
): InvoicedLine {
  const line = { lineNo, sku, quantity, unit: 'C62', unitPrice, kdvRate: '20', net: '0.00' };
  return { line, returned, returnedNet };
}

const back = (lines: readonly InvoicedLine[], ...goods: [sku: string, quantity: string][]) =>
  returnedLines(
    'TRY',
    lines,
    goods.map(([sku, quantity]) => ({ sku, quantity })),
  ).map(({ line, relatedLineNo }) => [
    line.lineNo,
    relatedLineNo,
    line.sku,
    line.quantity,
    line.unitPrice,
    line.net,
  ]);

describe('returnedLines', () => {
  const sold = [
    invoiced(1, 'MUG', '3', '1.005'),
    invoiced(2, 'CUP', '2', '5'),
    invoiced(3, 'MUG', '4', '2.00', ['1', '2.00']),
  ];

  it('comes at the price of its line, rounded half-up', () => {
    expect(back(sold, ['MUG', '1'])).toEqual([[1, 1, 'MUG', '1', '1.005', '1.01']]);
  });

  it('comes with what all of it makes now less what it made before: the last piece takes the rest', () => {
    // 3 x 1.005 = 3.015, of which 1.01 and then 2.01 came back.
    expect(back(sold, ['MUG', '1'], ['MUG', '1'], ['MUG', '1']).map((line) => line[5])).toEqual([
      '1.01',
      '1.00',
      '1.01',
    ]);
    const before = invoiced(1, 'MUG', '3', '1.005', ['1', '1.01']);
    expect(back([before], ['MUG', '2'])).toEqual([[1, 1, 'MUG', '2', '1.005', '2.01']]);
  });

  it('of a product on several lines, comes from the first that has something left', () => {
    expect(back(sold, ['MUG', '4.5'], ['CUP', '2'])).toEqual([
      [1, 1, 'MUG', '3', '1.005', '3.02'],
      [2, 3, 'MUG', '1.5', '2.00', '3.00'],
      [3, 2, 'CUP', '2', '5', '10.00'],
    ]);
  });

  it('of a product named twice, comes once', () => {
    expect(back(sold, ['MUG', '3'], ['MUG', '3'])).toEqual([
      [1, 1, 'MUG', '3', '1.005', '3.02'],
      [2, 3, 'MUG', '3', '2.00', '6.00'],
    ]);
  });

  it.each([
    [['MUG', '6.001'], '0.001 of MUG'],
    [['CUP', '3'], '1 of CUP'],
    [['mug', '1'], '1 of mug'],
  ] as const)('refuses %j, naming the SKU', (goods, more) => {
    expect(() => back(sold, [...goods])).toThrow(
      expect.objectContaining({
        code: 'RULE_VIOLATION',
        message: `${more} more come back than were invoiced and are not back yet`,
      }),
    );
  });
});
