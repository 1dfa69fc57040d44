import { KervanError, type KdvOfRate, type PricedLine } from '@kervan/contracts';
import { documentTotals, lineNet, Money } from '@kervan/money';
import type { Catalogue, CatalogueEntry } from './catalogue.js';

export type LineToPrice = Pick<PricedLine, 'lineNo' | 'sku' | 'quantity' | 'unitPrice'>;

export interface DocumentToPrice {
  readonly businessDate: string;
  readonly currency: string;
  readonly lines: readonly LineToPrice[];
}

/** The lines of a document with what they cost, and what they sum up to; amounts are decimal text. */
export interface PricedDocument {
  lines: PricedLine[];
  net: string;
  kdv: string;
  gross: string;
  kdvSummary: KdvOfRate[];
}

/**
 * Prices the lines of a document by the rates of its business day.
 *
 * @throws KervanError PRODUCT_NOT_FOUND naming the first unknown SKU, KDV_RATE_NOT_FOUND naming class and day,
 *   NUMBER_INVALID naming a line whose quantity is not positive, whose price is negative or whose net is too large, or
 *   when the document as a whole is.
 */
export function priceLines(
  { businessDate, currency, lines }: DocumentToPrice,
  catalogue: Catalogue,
): PricedDocument {
  const priced = lines.map((line) => {
    assertNumbers(line);
    const { lineNo, sku, quantity, unitPrice } = line;
    const entry = entryOf(line, catalogue);
    const kdvRate = rateOf(entry, businessDate);
    const net = lineNet(quantity, unitPrice, currency).toString();
    assertSize(`line ${lineNo}`, net);
    return { lineNo, sku, quantity, unit: entry.unit, unitPrice, kdvRate, net };
  });
  const document = withTotals(currency, priced);
  assertSize('the document', document.gross);
  return document;
}

/**
 * Lines that are priced already, with the KDV rates of a day.
 *
 * @throws KervanError PRODUCT_NOT_FOUND naming the first unknown SKU, KDV_RATE_NOT_FOUND naming class and day.
 */
export function ratedLines(lines: readonly PricedLine[], catalogue: Catalogue, day: string): PricedLine[] {
  return lines.map((line) => ({ ...line, kdvRate: rateOf(entryOf(line, catalogue), day) }));
}

/** Lines that are priced already, with what they sum up to. */
export function withTotals(currency: string, lines: PricedLine[]): PricedDocument {
  const { net, kdv, gross, kdvSummary } = documentTotals(
    currency,
    lines.map((line) => ({ kdvRate: line.kdvRate, net: Money.of(line.net, currency) })),
  );
  return {
    lines,
    net: net.toString(),
    kdv: kdv.toString(),
    gross: gross.toString(),
    kdvSummary: kdvSummary.map((of) => ({ rate: of.rate, base: of.base.toString(), kdv: of.kdv.toString() })),
  };
}

function entryOf({ lineNo, sku }: LineToPrice, catalogue: Catalogue): CatalogueEntry {
  const entry = catalogue.get(sku);
  if (entry) return entry;
  throw new KervanError('PRODUCT_NOT_FOUND', `product ${sku} of line ${lineNo} is not known`);
}

function rateOf({ kdvClass, kdvRate }: CatalogueEntry, day: string): string {
  if (kdvRate !== null) return kdvRate;
  throw new KervanError('KDV_RATE_NOT_FOUND', `no KDV rate of class ${kdvClass} is valid on ${day}`);
}

/** Balances are sums of documents, and are to stay amounts, too: a document has twelve digits before the point. */
function assertSize(what: string, amount: string): void {
  if (!/^\d{1,12}(\.|$)/.test(amount)) throw new KervanError('NUMBER_INVALID', `${what} comes to ${amount}`);
}

function assertNumbers({ lineNo, quantity, unitPrice }: LineToPrice): void {
  if (/^[0.]*$|^-/.test(quantity))
    throw new KervanError('NUMBER_INVALID', `quantity ${quantity} of line ${lineNo}`);
  if (unitPrice.startsWith('-'))
    throw new KervanError('NUMBER_INVALID', `price ${unitPrice} of line ${lineNo}`);
}
