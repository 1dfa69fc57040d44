import { LEDGER_CURRENCY, type FaturaIptalEdildi } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Clearing } from '../cleared-items.js';
import { Conversion } from '../conversion.js';
import type { Posting } from '../posting.js';
import type { VoucherLine } from '../voucher-line.entity.js';
import { clearReceivable } from './clear-receivable.js';
import { glAccounts } from './gl-accounts.js';

/**
 * A cancelled invoice: the lines of its voucher with sides swapped, and what of the receivable is doubtful off 128, see
 * {@link clearReceivable}.
 */
export function cancellationPostings(
  invoice: FaturaIptalEdildi['data'],
  lines: readonly RowOf<VoucherLine>[],
  clearing: Clearing,
): Posting[] {
  const { invoiceNo: itemNo, accountNo, currency } = invoice;
  const valued = (document: string, lira: string) => ({
    document: Money.of(document, currency),
    lira: Money.of(lira, LEDGER_CURRENCY),
  });
  return lines.flatMap(({ glAccount, documentDebit, documentCredit, ...line }) => {
    const debit = valued(documentCredit, line.credit);
    const credit = valued(documentDebit, line.debit);
    return glAccount === glAccounts.receivables
      ? clearReceivable(credit, clearing, Conversion.of(invoice), { accountNo, itemNo })
      : [{ glAccount, accountNo: null, itemNo: null, dueDate: null, debit, credit }];
  });
}
