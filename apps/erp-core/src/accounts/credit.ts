import { Money } from '@kervan/money';
import type { Account } from './account.entity.js';

/** What an account may still order before its limit is reached. */
export type Exposure = Pick<Account, 'currency' | 'creditLimit' | 'balance' | 'openOrderAmount'>;

export type CreditDecision =
  { readonly granted: true } | { readonly granted: false; readonly missing: Money };

/** Credit limit - balance - open orders: negative where the limit was lowered below the exposure. */
export function availableCredit({ currency, creditLimit, balance, openOrderAmount }: Exposure): Money {
  const limit = Money.of(creditLimit, currency);
  return limit.minus(Money.of(balance, currency)).minus(Money.of(openOrderAmount, currency));
}

/** Balance + open orders + an order: what the account owes when that order is approved. */
export function exposureWith({ currency, balance, openOrderAmount }: Exposure, gross: Money): Money {
  return Money.of(balance, currency).plus(Money.of(openOrderAmount, currency)).plus(gross);
}

/** An order is granted when its gross does not exceed the available credit; `missing` is the excess. */
export function decideCredit(account: Exposure, gross: Money): CreditDecision {
  const missing = gross.minus(availableCredit(account));
  return missing.compare(Money.zero(account.currency)) > 0 ? { granted: false, missing } : { granted: true };
}
