import { KervanError, type PricedLine } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { Money, Quantity, spread } from '@kervan/money';
import { inLira } from '../facts/in-lira.js';
import type { SalesLine } from './sales-line.entity.js';

/** What invoices and return invoices have in common. */
export interface PricedDocument {
  readonly invoiceNo: string;
  readonly currency: string;
  readonly fxRate?: string | undefined;
  readonly lines: readonly PricedLine[];
  readonly net: string;
  readonly kdvSummary: readonly { readonly rate: string; readonly kdv: string }[];
}

/**
 * Lines of a document by product and KDV rate. The KDV of a rate, and what the document makes in TRY, are those of the
 * document; products get parts of it by largest remainder, so that it is whole again whatever they are summed up by.
 *
 * @throws KervanError RULE_VIOLATION for KDV of a rate that no line has, and for a missing exchange rate.
 */
export function salesLinesOf(document: PricedDocument): RowOf<SalesLine>[] {
  const { invoiceNo: documentNo, currency, fxRate } = document;
  const sold = soldIn(document);
  const net = sold.map((each) => each.net);
  const netTry = spread(inLira(Money.of(document.net, currency), fxRate), net);
  const kdv = new Map<Sold, { readonly kdv: string; readonly kdvTry: string }>();
  for (const summary of document.kdvSummary) {
    const ofRate = sold.filter(({ kdvRate }) => kdvRate === shortest(summary.rate));
    if (ofRate.length === 0)
      throw new KervanError('RULE_VIOLATION', `${documentNo} has KDV of ${summary.rate} % and no line of it`);
    const weights = ofRate.map((each) => each.net);
    const total = Money.of(summary.kdv, currency);
    const parts = spread(total, weights);
    const partsTry = spread(inLira(total, fxRate), weights);
    for (const [index, each] of ofRate.entries())
      kdv.set(each, { kdv: String(parts[index]), kdvTry: String(partsTry[index]) });
  }
  return sold.map((each, index) => ({
    documentNo,
    sku: each.sku,
    kdvRate: each.kdvRate,
    quantity: each.quantity.toString(),
    net: each.net.toString(),
    netTry: String(netTry[index]),
    ...(kdv.get(each) ?? { kdv: Money.zero(currency).toString(), kdvTry: Money.zero('TRY').toString() }),
  }));
}

interface Sold {
  readonly sku: string;
  readonly kdvRate: string;
  readonly quantity: Quantity;
  readonly net: Money;
}

/** In the order of their first lines. */
function soldIn({ lines, currency }: PricedDocument): Sold[] {
  const sold = new Map<string, Sold>();
  for (const { sku, ...line } of lines) {
    const kdvRate = shortest(line.kdvRate);
    const quantity = Quantity.of(line.quantity);
    const net = Money.of(line.net, currency);
    const key = `${kdvRate} ${sku}`;
    const before = sold.get(key);
    sold.set(
      key,
      before
        ? { ...before, quantity: before.quantity.plus(quantity), net: before.net.plus(net) }
        : { sku, kdvRate, quantity, net },
    );
  }
  return [...sold.values()];
}

/** `20.0` and `20` are one rate. */
function shortest(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}
