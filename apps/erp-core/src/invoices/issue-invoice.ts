import { documentNumber, FaturaKesildi, seriesOf } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money } from '@kervan/money';
import type { Tx } from '@kervan/outbox';
import type { Account } from '../accounts/account.entity.js';
import { moveExposure } from '../accounts/move-exposure.js';
import { fxRateOn } from '../fx/fx-rate-on.js';
import type { Order } from '../orders/order.entity.js';
import { tellOfAdvances } from '../payments/tell-of-advances.js';
import { useAdvances } from '../payments/use-advances.js';
import type { PricedDocument } from '../products/price-lines.js';
import { draftInvoice, type DraftedInvoice } from './draft-invoice.js';
import { InvoiceLine } from './invoice-line.entity.js';
import { isSettled } from './invoice-state.js';
import { Invoice } from './invoice.entity.js';

/** How an invoice is issued. */
export interface Issue {
  readonly issueDate: string;
  /** What the order held open of its account until now, decimal text: it no longer does, whatever part is invoiced. */
  readonly heldOpen: string;
}

/** An invoice that is issued. */
export interface IssuedInvoice {
  /** There when everything is written. */
  readonly invoiceNo: () => string;
  /** Whether nothing of it is open, because of advances or because nothing is to be paid. */
  readonly settled: boolean;
}

/**
 * Issues an invoice of an order, for a transaction that holds the row of its account. The balance rises by what is
 * payable, as far as the customer has not paid it in advance: oldest payment first, advances become matches.
 *
 * @param document what is invoiced, with the KDV of the day it is issued on.
 * @throws KervanError FX_RATE_NOT_FOUND
 */
export async function issueInvoice(
  tx: Tx,
  order: RowOf<Order>,
  account: RowOf<Account>,
  document: PricedDocument,
  { issueDate, heldOpen }: Issue,
): Promise<IssuedInvoice> {
  const { currency } = order;
  const draft = draftInvoice(order, document, issueDate);
  // Neither costs a statement where the currency is TRY and nothing was paid in advance.
  const [fxRate, advances] = await Promise.all([
    fxRateOn(tx.db, currency, issueDate),
    useAdvances(tx, account, draft.payable),
  ]);
  const paid = Money.sum(
    currency,
    advances.map(({ amount }) => amount),
  );
  const open = draft.payable.minus(paid);
  moveExposure(tx, account, {
    balance: open,
    openOrderAmount: Money.of(heldOpen, currency).negated(),
    advances: paid.negated(),
  });
  const series = seriesOf('KRV', issueDate);
  const settled = isSettled(open);
  let invoiceNo = '';
  tx.number(series, (number) => {
    invoiceNo = documentNumber(series, number);
    writeInvoice(tx, { ...draft, fxRate, open }, { invoiceNo, series, number });
    tellOfAdvances(tx, advances, { invoiceNo, issueDate, fxRate, settled });
  });
  return { invoiceNo: () => invoiceNo, settled };
}

type NumberedInvoice = Pick<Invoice, 'invoiceNo' | 'series' | 'number'>;

function writeInvoice(
  tx: Tx,
  { head, lines, kdvSummary, withholding, payable, fxRate, open }: InvoiceToWrite,
  { invoiceNo, series, number }: NumberedInvoice,
): void {
  const { exemptionCode, ...invoice } = head;
  tx.touched('invoice', invoiceNo, { before: null, after: 1 });
  tx.publish(FaturaKesildi, {
    invoiceNo,
    ...invoice,
    ...(exemptionCode !== null && { exemptionCode }),
    fxRate,
    lines,
    kdvSummary,
    ...(withholding && { withholding: { tenths: withholding.tenths, kdv: withholding.kdv.toString() } }),
    payable: payable.toString(),
  });
  void tx.db.insert(Invoice, {
    ...head,
    invoiceNo,
    series,
    number,
    fxRate: fxRate ?? null,
    withholdingTenths: withholding?.tenths ?? null,
    withheldKdv: withholding?.kdv.toString() ?? null,
    payable: payable.toString(),
    openAmount: open.toString(),
    cancelledAt: null,
    version: 1,
  });
  void tx.db.insert(
    InvoiceLine,
    lines.map((line) => ({ invoiceNo, ...line })),
  );
}

interface InvoiceToWrite extends DraftedInvoice {
  readonly fxRate: string | undefined;
  readonly open: Money;
}
