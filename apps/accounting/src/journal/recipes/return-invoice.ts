import type { IadeFaturasiAlindi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import { credit, debit, type Posting } from '../posting.js';
import { glAccounts } from './gl-accounts.js';

/** Customer return: 610 takes the net and 191 the KDV, 120 gives the gross. */
export function returnInvoicePostings(invoice: IadeFaturasiAlindi['data']): Posting[] {
  const { accountNo, currency, gross, net, kdv } = invoice;
  const deductible = Money.of(kdv, currency);
  return [
    debit(glAccounts.salesReturns, Money.of(net, currency)),
    ...(deductible.isZero ? [] : [debit(glAccounts.deductibleKdv, deductible)]),
    credit(glAccounts.receivables, Money.of(gross, currency), accountNo),
  ];
}
