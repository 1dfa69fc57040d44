import { KervanError, LEDGER_CURRENCY, type PricedLine } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import { kdvOfRates, Money, Quantity, spread, type KdvOfRate, type TaxedDocument } from '@kervan/money';
import { inLira, rateOf } from '../facts/in-lira.js';
import type { SalesLine } from './sales-line.entity.js';
import { shortestRate } from './shortest-rate.js';

/** What invoices and return invoices have in common. */
export interface PricedDocument extends TaxedDocument {
  readonly invoiceNo: string;
  readonly fxRate?: string | undefined;
  readonly lines: readonly PricedLine[];
  /** What the receivable is booked with. */
  readonly owed: string;
}

/**
 * Lines of a document by product and KDV rate. KDV, and what all makes in TRY, are those of the document and its rates, as
 * the ledger has them; products get parts by largest remainder, so that these are whole again whatever they are summed by.
 *
 * @throws KervanError RULE_VIOLATION for KDV of a rate that no line has, FX_RATE_NOT_FOUND for a missing exchange rate.
 */
export function salesLinesOf(document: PricedDocument): RowOf<SalesLine>[] {
  const { invoiceNo: documentNo, currency } = document;
  const rate = rateOf(document);
  const lira = (amount: Money): Money => inLira(amount, rate);
  const sold = soldIn(document);
  const kdv = kdvOfRates(document);

  // Sales take the rest of rounding: what is owed less the KDV that the seller owes.
  const sellers = kdv.map(({ own }) => lira(own));
  const netTry = lira(Money.of(document.owed, currency)).minus(Money.sum(LEDGER_CURRENCY, sellers));
  const netParts = spread(
    netTry,
    sold.map(({ net }) => net),
  );
  const taxes = new Map(kdv.flatMap((of) => taxesOf(documentNo, of, sold, lira)));
  const [zero, zeroTry] = [Money.zero(currency).toString(), Money.zero(LEDGER_CURRENCY).toString()];
  const untaxed = { kdv: zero, kdvTry: zeroTry, withheld: zero, withheldTry: zeroTry };
  return sold.map((each, index) => ({
    documentNo,
    sku: each.sku,
    kdvRate: each.kdvRate,
    quantity: each.quantity.toString(),
    net: each.net.toString(),
    netTry: String(netParts[index]),
    ...(taxes.get(each) ?? untaxed),
  }));
}

type Taxes = Pick<RowOf<SalesLine>, 'kdv' | 'kdvTry' | 'withheld' | 'withheldTry'>;

/** The KDV of one rate over the lines that have it. */
function taxesOf(
  documentNo: string,
  { rate, kdv, withheld, own }: KdvOfRate,
  sold: readonly Sold[],
  lira: (amount: Money) => Money,
): [Sold, Taxes][] {
  const ofRate = sold.filter(({ kdvRate }) => kdvRate === shortestRate(rate));
  if (ofRate.length === 0)
    throw new KervanError('RULE_VIOLATION', `${documentNo} has KDV of ${rate} % and no line of it`);
  const over = (total: Money): Money[] =>
    spread(
      total,
      ofRate.map(({ net }) => net),
    );
  const kdvTry = lira(kdv);
  const parts = {
    kdv: over(kdv),
    kdvTry: over(kdvTry),
    withheld: over(withheld),
    withheldTry: over(kdvTry.minus(lira(own))),
  };
  return ofRate.map((each, index) => [
    each,
    {
      kdv: String(parts.kdv[index]),
      kdvTry: String(parts.kdvTry[index]),
      withheld: String(parts.withheld[index]),
      withheldTry: String(parts.withheldTry[index]),
    },
  ]);
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
    const kdvRate = shortestRate(line.kdvRate);
    const key = `${kdvRate} ${sku}`;
    const before = sold.get(key);
    const quantity = Quantity.of(line.quantity);
    const net = Money.of(line.net, currency);
    sold.set(key, {
      sku,
      kdvRate,
      quantity: before ? before.quantity.plus(quantity) : quantity,
      net: before ? before.net.plus(net) : net,
    });
  }
  return [...sold.values()];
}
