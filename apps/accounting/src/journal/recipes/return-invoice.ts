import type { IadeFaturasiAlindi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import { Conversion, rest } from '../conversion.js';
import { credit, debit, type Posting } from '../posting.js';
import { glAccounts } from './gl-accounts.js';

/**
 * Customer return: 610 takes the net and 191 the KDV, 120 gives the gross, off the invoice that it names or as an open
 * item of its own. 610 takes the rest of rounding at the document's rate.
 *
 * @param clearedBefore what of the invoice is settled already: settled as a whole, nothing is left of it in TRY either.
 * @throws KervanError FX_RATE_NOT_FOUND
 */
export function returnInvoicePostings(invoice: IadeFaturasiAlindi['data'], clearedBefore: Money): Posting[] {
  const { invoiceNo, relatedInvoiceNo, accountNo, issueDate, currency, gross, net, kdv } = invoice;
  const conversion = Conversion.of(invoice);
  const receivable = conversion.next(clearedBefore, Money.of(gross, currency));
  const deductible = conversion.value(Money.of(kdv, currency));
  const item =
    relatedInvoiceNo === null
      ? { itemNo: invoiceNo, dueDate: issueDate }
      : { itemNo: relatedInvoiceNo, dueDate: null };
  return [
    debit(glAccounts.salesReturns, rest(receivable, [deductible], Money.of(net, currency))),
    ...(deductible.document.isZero ? [] : [debit(glAccounts.deductibleKdv, deductible)]),
    credit(glAccounts.receivables, receivable, { accountNo, ...item }),
  ];
}
