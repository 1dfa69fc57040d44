import { CariHesapLimitiGuncellendi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Precondition } from '@kervan/service';
import { Account } from './account.entity.js';
import { creditLimitOf } from './credit-limit-of.js';
import { lockAccount } from './find-account.js';

/**
 * Changes the credit limit of an account. Below the exposure it blocks new approvals and undoes none (domain.md 1.2);
 * the same limit again changes nothing.
 *
 * @throws KervanError ACCOUNT_NOT_FOUND, NUMBER_INVALID when it has more decimals than the currency.
 */
export async function setCreditLimit(
  tx: Tx,
  precondition: Precondition,
  { accountNo, creditLimit }: Pick<Account, 'accountNo' | 'creditLimit'>,
): Promise<void> {
  const account = await lockAccount(tx.db, accountNo);
  precondition(account);
  const { currency, version } = account;
  const oldLimit = Money.of(account.creditLimit, currency);
  const newLimit = creditLimitOf(accountNo, creditLimit, currency);
  if (newLimit.compare(oldLimit) === 0) return;
  const limitVersion = account.limitVersion + 1;
  tx.touched('account', accountNo, { before: version, after: version + 1 });
  void tx.db.update(
    Account,
    { accountNo },
    { creditLimit: newLimit.toString(), limitVersion, version: version + 1 },
  );
  tx.publish(CariHesapLimitiGuncellendi, {
    accountNo,
    currency,
    oldLimit: oldLimit.toString(),
    newLimit: newLimit.toString(),
    version: limitVersion,
  });
}
