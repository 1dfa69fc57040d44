import { KervanError } from '@kervan/contracts';
import { exponentOf, Money } from '@kervan/money';

/**
 * A credit limit in the currency of its account.
 *
 * @throws KervanError NUMBER_INVALID when it has more decimals than the currency.
 */
export function creditLimitOf(accountNo: string, limit: string, currency: string): Money {
  const decimals = limit.split('.')[1]?.length ?? 0;
  if (decimals <= exponentOf(currency)) return Money.of(limit, currency);
  const faulty = `credit limit ${limit} of account ${accountNo}`;
  throw new KervanError('NUMBER_INVALID', `${faulty} has more decimals than ${currency}`);
}
