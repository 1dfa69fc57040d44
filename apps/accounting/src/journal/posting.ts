import { LEDGER_CURRENCY } from '@kervan/contracts';
import { Money } from '@kervan/money';
import type { Valued } from './conversion.js';

/** Whose and what for: what the sub-ledgers know of a line. */
export interface SubLedger {
  /** Customer account: for 120, 128, 129 and 340, and for none else. */
  readonly accountNo: string | null;
  /**
   * The open item that a line of 120, 128 or 129 raises or settles: number of the invoice, or of a return that names none.
   */
  readonly itemNo: string | null;
  /** Day from which on the item is due; null where the line only settles. */
  readonly dueDate: string | null;
}

/** One line of a voucher to be: an account and the amount on its debit or credit side. */
export interface Posting extends SubLedger {
  readonly glAccount: string;
  readonly debit: Valued;
  readonly credit: Valued;
}

const none: SubLedger = { accountNo: null, itemNo: null, dueDate: null };

export function debit(glAccount: string, amount: Valued, sub: Partial<SubLedger> = none): Posting {
  return { glAccount, ...none, ...sub, debit: amount, credit: zeroOf(amount) };
}

export function credit(glAccount: string, amount: Valued, sub: Partial<SubLedger> = none): Posting {
  return { glAccount, ...none, ...sub, debit: zeroOf(amount), credit: amount };
}

/** An amount that one account takes and another gives: two lines, or none for zero. */
export function transfer(to: string, from: string, amount: Valued): Posting[] {
  return amount.document.isZero ? [] : [debit(to, amount), credit(from, amount)];
}

function zeroOf({ document }: Valued): Valued {
  return { document: Money.zero(document.currency), lira: Money.zero(LEDGER_CURRENCY) };
}
