import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import Big from 'big.js';
import { documentTotals } from '../kdv-summary.js';
import { Money } from '../money.js';

const nets = readFileSync(new URL('nets.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((text) => Money.of(text, 'TRY'));

const total = (amounts: readonly Money[]) => Money.sum('TRY', amounts).toString();
const kdvAt = (kdvRate: string) => nets.map((net) => documentTotals('TRY', [{ net, kdvRate }]).kdv);

/** KDV as somebody would have it who takes an exact half to the even neighbour. */
const halfEven = (rate: string) =>
  nets.map((net) =>
    Money.of(net.times(new Big(rate).div('100')).round(2, Big.roundHalfEven).toFixed(2), 'TRY'),
  );

describe('the sales invoices of the sample data', () => {
  it('are 5,199 and come to 2,756,381.95 net', () => {
    expect(nets).toHaveLength(5199);
    expect(total(nets)).toBe('2756381.95');
  });

  it('bear KDV of 551,276.47 at 20 %, where no exact half occurs and both roundings agree', () => {
    expect(total(kdvAt('20'))).toBe('551276.47');
    expect(total(halfEven('20'))).toBe('551276.47');
  });

  it('bear KDV of 275,642.61 at 10 %, half-up; half-even would give 275,638.13', () => {
    expect(total(kdvAt('10'))).toBe('275642.61');
    expect(total(halfEven('10'))).toBe('275638.13');
  });
});
