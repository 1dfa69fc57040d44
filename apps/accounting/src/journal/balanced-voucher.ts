import { KervanError } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Posting } from './posting.js';
import type { Voucher } from './voucher.entity.js';

/** A voucher whose debit equals its credit: there is no other way to make one, so only such can be posted. */
export class BalancedVoucher {
  private constructor(
    readonly head: RowOf<Voucher>,
    readonly postings: readonly Posting[],
    /** Sum of the debit side, and so of the credit side. */
    readonly total: Money,
  ) {}

  /** @throws KervanError VOUCHER_UNBALANCED naming the voucher and both sums. */
  static of(head: RowOf<Voucher>, postings: readonly Posting[]): BalancedVoucher {
    const side = (amounts: readonly Money[]) => Money.sum(head.currency, amounts);
    const debit = side(postings.map((posting) => posting.debit));
    const credit = side(postings.map((posting) => posting.credit));
    if (debit.compare(credit) === 0) return new BalancedVoucher(head, postings, debit);
    const sums = `debit ${debit.toString()}, credit ${credit.toString()} ${head.currency}`;
    throw new KervanError('VOUCHER_UNBALANCED', `voucher ${head.voucherNo} does not balance: ${sums}`);
  }
}
