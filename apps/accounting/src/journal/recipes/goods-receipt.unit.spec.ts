import { describe, expect, it } from '@jest/globals';
import type { MalKabulEdildi } from '@kervan/contracts';
import { goodsReceiptPostings } from './goods-receipt.js';
import { written } from './written.mother.js';

const line = (quantity: string, cost: string) => ({
  depotNo: 'MERKEZ',
  sku: '85123A',
  quantity,
  cost,
  stockVersion: 1,
  available: '0',
});
const posted = (
  reason: MalKabulEdildi['data']['reason'],
  lines: MalKabulEdildi['data']['lines'],
  cost: string,
) =>
  written(
    goodsReceiptPostings({
      receiptNo: 'MKB2010000000001',
      reason,
      documentNo: '536365',
      receiptDate: '2010-12-01',
      currency: 'TRY',
      lines,
      cost,
    }),
  );

describe('postings of a goods receipt', () => {
  it('debit 153 and credit 500 with opening stock', () => {
    expect(posted('OPENING', [line('6', '9.18'), line('1', '0.82')], '10.00')).toEqual([
      ['153', null, '10.00', '0.00'],
      ['500', null, '0.00', '10.00'],
    ]);
  });

  it('debit 153 and credit 621 with goods that come back', () => {
    expect(posted('RETURN', [line('6', '9.18')], '9.18')).toEqual([
      ['153', null, '9.18', '0.00'],
      ['621', null, '0.00', '9.18'],
    ]);
  });

  it('debit 197 and credit 153 with a loss', () => {
    expect(posted('COUNT', [line('-6', '-9.18')], '-9.18')).toEqual([
      ['197', null, '9.18', '0.00'],
      ['153', null, '0.00', '9.18'],
    ]);
  });

  it('debit 153 and credit 397 with a surplus', () => {
    expect(posted('COUNT', [line('6', '9.18')], '9.18')).toEqual([
      ['153', null, '9.18', '0.00'],
      ['397', null, '0.00', '9.18'],
    ]);
  });

  it('show the losses and surpluses of one count apart, even where they make up for each other', () => {
    const lines = [line('-2', '-3.06'), line('1', '1.53'), line('1', '1.53')];
    expect(posted('COUNT', lines, '0.00')).toEqual([
      ['197', null, '3.06', '0.00'],
      ['153', null, '0.00', '3.06'],
      ['153', null, '3.06', '0.00'],
      ['397', null, '0.00', '3.06'],
    ]);
  });

  it('are none for goods that cost nothing', () => {
    expect(posted('RETURN', [line('6', '0.00')], '0.00')).toEqual([]);
  });
});
