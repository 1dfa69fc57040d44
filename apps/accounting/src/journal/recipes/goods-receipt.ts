import type { MalKabulEdildi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import { Conversion } from '../conversion.js';
import { transfer, type Posting } from '../posting.js';
import { glAccounts } from './gl-accounts.js';

/** The account that gives the cost of goods that came in. */
const origin = {
  OPENING: glAccounts.capital,
  RETURN: glAccounts.costOfGoodsSold,
  COUNT: glAccounts.countSurpluses,
} as const satisfies Record<MalKabulEdildi['data']['reason'], string>;

/**
 * Goods that came in: 153 takes what they cost from 500, 621 or 397, as they were opening stock, returned or counted.
 * Losses found by counting: 197 takes them from 153. A count with both has both, so that 197 and 397 keep their whole
 * turnover; no postings for what costs nothing.
 */
export function goodsReceiptPostings({ reason, lines, currency }: MalKabulEdildi['data']): Posting[] {
  const costs = lines.map(({ cost }) => Money.of(cost, currency));
  const conversion = Conversion.of({ currency });
  const sum = (amounts: readonly Money[]) => Money.sum(currency, amounts);
  const gained = sum(costs.filter((cost) => !cost.isNegative));
  const lost = sum(costs.filter((cost) => cost.isNegative)).negated();
  return [
    ...transfer(glAccounts.countShortages, glAccounts.merchandise, conversion.value(lost)),
    ...transfer(glAccounts.merchandise, origin[reason], conversion.value(gained)),
  ];
}
