import type { SevkiyatGerceklesti } from '@kervan/contracts';
import { Money } from '@kervan/money';
import { Conversion } from '../conversion.js';
import { transfer, type Posting } from '../posting.js';
import { glAccounts } from './gl-accounts.js';

/** Goods that left: 621 takes what they cost and 153 gives it; no postings when they cost nothing. */
export function despatchPostings({ cost, currency }: SevkiyatGerceklesti['data']): Posting[] {
  const value = Conversion.of({ currency }).value(Money.of(cost, currency));
  return transfer(glAccounts.costOfGoodsSold, glAccounts.merchandise, value);
}
