import { KervanError, LEDGER_CURRENCY } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Valued } from './conversion.js';
import type { Posting } from './posting.js';
import type { Voucher } from './voucher.entity.js';

/** A voucher before it is known which day it goes to. */
export type VoucherHead = Omit<RowOf<Voucher>, 'date'>;

/**
 * A voucher whose debit equals its credit, in the currency of its document and in the ledger's: there is no other way to
 * make one, so only such can be posted.
 */
export class BalancedVoucher {
  private constructor(
    readonly head: VoucherHead,
    readonly postings: readonly Posting[],
    /** Sum of the debit side in TRY, and so of the credit side. */
    readonly total: Money,
  ) {}

  /** @throws KervanError VOUCHER_UNBALANCED naming the voucher and both sums. */
  static of(head: VoucherHead, postings: readonly Posting[]): BalancedVoucher {
    balance(head.voucherNo, head.currency, postings, ({ document }) => document);
    const total = balance(head.voucherNo, LEDGER_CURRENCY, postings, ({ lira }) => lira);
    return new BalancedVoucher(head, postings, total);
  }
}

function balance(
  voucherNo: string,
  currency: string,
  postings: readonly Posting[],
  amountOf: (side: Valued) => Money,
): Money {
  const side = (sides: readonly Valued[]) => Money.sum(currency, sides.map(amountOf));
  const debit = side(postings.map((posting) => posting.debit));
  const credit = side(postings.map((posting) => posting.credit));
  if (debit.compare(credit) === 0) return debit;
  const sums = `debit ${debit.toString()}, credit ${credit.toString()} ${currency}`;
  throw new KervanError('VOUCHER_UNBALANCED', `voucher ${voucherNo} does not balance: ${sums}`);
}
