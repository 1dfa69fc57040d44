import { Money } from '@kervan/money';

/** One line of a voucher to be: an account and the amount on its debit or credit side. */
export interface Posting {
  readonly glAccount: string;
  /** Customer account, for the sub-ledger of 120. */
  readonly accountNo: string | null;
  readonly debit: Money;
  readonly credit: Money;
}

export function debit(glAccount: string, amount: Money, accountNo: string | null = null): Posting {
  return { glAccount, accountNo, debit: amount, credit: Money.zero(amount.currency) };
}

export function credit(glAccount: string, amount: Money, accountNo: string | null = null): Posting {
  return { glAccount, accountNo, debit: Money.zero(amount.currency), credit: amount };
}

/** An amount that one account takes and another gives: two lines, or none for zero. */
export function transfer(to: string, from: string, amount: Money): Posting[] {
  return amount.isZero ? [] : [debit(to, amount), credit(from, amount)];
}
