import type { FaturaKesildi } from '@kervan/contracts';
import { Money } from '@kervan/money';
import { credit, debit, type Posting } from '../posting.js';
import { calculatedKdvAccount, glAccounts } from './gl-accounts.js';

/** Domestic sale: 120 takes the gross, 600 gives the net and 391 the KDV of each rate. */
export function salesInvoicePostings(invoice: FaturaKesildi['data']): Posting[] {
  const { accountNo, currency, gross, net, kdvSummary } = invoice;
  const kdv = kdvSummary.map((of) => ({ rate: of.rate, amount: Money.of(of.kdv, currency) }));
  return [
    debit(glAccounts.receivables, Money.of(gross, currency), accountNo),
    credit(glAccounts.domesticSales, Money.of(net, currency)),
    ...kdv
      .filter(({ amount }) => !amount.isZero)
      .map(({ rate, amount }) => credit(calculatedKdvAccount(rate), amount)),
  ];
}
