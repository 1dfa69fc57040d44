import { describe, expect, it } from '@jest/globals';
import { documentTotals, kdvSummary, type KdvTotal } from './kdv-summary.js';
import { Money } from './money.js';

const line = (net: string, kdvRate: string) => ({ net: Money.of(net, 'TRY'), kdvRate });
const written = (totals: readonly KdvTotal[]) =>
  totals.map(({ rate, base, kdv }) => [rate, base.toString(), kdv.toString()]);

describe('kdvSummary', () => {
  it('rounds once per document and rate, not per line', () => {
    const lines = [line('0.02', '20'), line('0.02', '20'), line('0.02', '20')];
    expect(written(kdvSummary(lines))).toEqual([['20', '0.06', '0.01']]);
    expect(written(lines.flatMap((one) => kdvSummary([one]))).map(([, , kdv]) => kdv)).toEqual([
      '0.00',
      '0.00',
      '0.00',
    ]);
  });

  it.each([
    ['0.05', '0.01', 'half-even would give 0.00'],
    ['0.25', '0.03', 'half-even would give 0.02'],
    ['0.15', '0.02', 'half-even agrees'],
    ['-0.05', '-0.01', 'half away from zero'],
    ['-0.25', '-0.03', 'half away from zero'],
  ])('given %s at 10 %%, an exact half, KDV is %s (%s)', (base, kdv) => {
    expect(written(kdvSummary([line(base, '10')]))).toEqual([['10', base, kdv]]);
  });

  it('given an exact half at 1 %, it rounds up', () => {
    expect(written(kdvSummary([line('12.50', '1')]))).toEqual([['1', '12.50', '0.13']]);
  });

  it('keeps the rates apart, lowest first, and takes 20 and 20.0 for one', () => {
    const lines = [line('100', '20'), line('50', '0'), line('10', '20.0'), line('9.99', '1')];
    expect(written(kdvSummary(lines))).toEqual([
      ['0', '50.00', '0.00'],
      ['1', '9.99', '0.10'],
      ['20', '110.00', '22.00'],
    ]);
  });

  it('given the official withholding sample before the withholding, 18 % of 20,000 is 3,600', () => {
    expect(written(kdvSummary([line('20000', '18')]))).toEqual([['18', '20000.00', '3600.00']]);
  });

  it('given no lines, there is no rate', () => {
    expect(kdvSummary([])).toEqual([]);
  });
});

describe('documentTotals', () => {
  it('gross is net plus the KDV of every rate', () => {
    const { net, kdv, gross } = documentTotals('TRY', [line('15.30', '20'), line('0.05', '10')]);
    expect([net, kdv, gross].map(String)).toEqual(['15.35', '3.07', '18.42']);
  });

  it('refuses a line of another currency', () => {
    expect(() => documentTotals('EUR', [line('1', '20')])).toThrow('EUR and TRY');
  });
});
