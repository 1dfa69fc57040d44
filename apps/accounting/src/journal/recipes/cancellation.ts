import { LEDGER_CURRENCY } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Posting } from '../posting.js';
import type { VoucherLine } from '../voucher-line.entity.js';

/** A cancelled invoice: the lines of its voucher with sides swapped. */
export function cancellationPostings(currency: string, lines: readonly RowOf<VoucherLine>[]): Posting[] {
  const valued = (document: string, lira: string) => ({
    document: Money.of(document, currency),
    lira: Money.of(lira, LEDGER_CURRENCY),
  });
  return lines.map(({ glAccount, accountNo, itemNo, ...line }) => ({
    glAccount,
    accountNo,
    itemNo,
    dueDate: null,
    debit: valued(line.documentCredit, line.credit),
    credit: valued(line.documentDebit, line.debit),
  }));
}
