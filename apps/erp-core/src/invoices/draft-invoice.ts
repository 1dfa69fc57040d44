import { randomUUID } from 'node:crypto';
import type { KdvOfRate, PricedLine } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money, withheldKdv } from '@kervan/money';
import type { Order } from '../orders/order.entity.js';
import type { PricedDocument } from '../products/price-lines.js';
import { dueDate } from './due-date.js';
import type { Invoice } from './invoice.entity.js';

/** An invoice before it has a number. */
export interface DraftedInvoice {
  readonly head: Pick<
    Invoice,
    | 'ettn'
    | 'invoiceType'
    | 'exemptionCode'
    | 'orderNo'
    | 'accountNo'
    | 'issueDate'
    | 'dueDate'
    | 'currency'
    | 'net'
    | 'kdv'
    | 'gross'
  >;
  readonly lines: PricedLine[];
  readonly kdvSummary: KdvOfRate[];
  /** KDV that the buyer pays to the tax office; undefined where nothing is withheld. */
  readonly withholding: { readonly tenths: number; readonly kdv: Money } | undefined;
  /** What the customer is to pay: gross without what is withheld. */
  readonly payable: Money;
}

/** What an invoice of an order says, taxed as the order is. */
export function draftInvoice(
  order: RowOf<Order>,
  { net, kdv, gross, lines, kdvSummary }: PricedDocument,
  issueDate: string,
): DraftedInvoice {
  const { orderNo, accountNo, currency, invoiceType, exemptionCode, withholdingTenths: tenths } = order;
  const withholding =
    tenths === null ? undefined : { tenths, kdv: withheldKdv(Money.of(kdv, currency), tenths) };
  const owed = Money.of(gross, currency);
  const sale = { ettn: randomUUID(), invoiceType, exemptionCode, orderNo, accountNo };
  return {
    head: { ...sale, issueDate, dueDate: dueDate(issueDate), currency, net, kdv, gross },
    lines,
    kdvSummary,
    withholding,
    payable: withholding ? owed.minus(withholding.kdv) : owed,
  };
}
