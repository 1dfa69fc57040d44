import type { IadeFaturasiAlindi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import type { Clearing } from '../cleared-items.js';
import { Conversion, rest } from '../conversion.js';
import { debit, type Posting } from '../posting.js';
import { clearReceivable } from './clear-receivable.js';
import { glAccounts } from './gl-accounts.js';

/**
 * Customer return: 610 takes the net and 191 the KDV; 120 gives the gross, off the invoice that it names (128 what of that
 * is doubtful, see {@link clearReceivable}) or as an open item of its own. 610 takes the rest of rounding at the document's
 * rate.
 *
 * @throws KervanError FX_RATE_NOT_FOUND
 */
export function returnInvoicePostings(invoice: IadeFaturasiAlindi['data'], clearing: Clearing): Posting[] {
  const { invoiceNo, relatedInvoiceNo, accountNo, issueDate, currency, net, kdv } = invoice;
  const conversion = Conversion.of(invoice);
  const receivable = conversion.next(clearing.clearedBefore, clearing.amount);
  const deductible = conversion.value(Money.of(kdv, currency));
  const item =
    relatedInvoiceNo === null
      ? { itemNo: invoiceNo, dueDate: issueDate }
      : { itemNo: relatedInvoiceNo, dueDate: null };
  return [
    debit(glAccounts.salesReturns, rest(receivable, [deductible], Money.of(net, currency))),
    ...(deductible.document.isZero ? [] : [debit(glAccounts.deductibleKdv, deductible)]),
    ...clearReceivable(receivable, clearing, conversion, { accountNo, ...item }),
  ];
}
