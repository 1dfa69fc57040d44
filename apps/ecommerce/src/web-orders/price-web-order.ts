import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { lineNet, Money } from '@kervan/money';
import { currentPrices } from '../prices/current-prices.js';
import type { NewWebOrder } from './web-orders.schema.js';

export interface PricedLine {
  readonly lineNo: number;
  readonly sku: string;
  readonly quantity: string;
  readonly unitPrice: string;
}

/**
 * The lines of a web order at the prices of today.
 *
 * @throws KervanError PRICE_NOT_FOUND naming every product without a price in the order's currency; NUMBER_INVALID when
 *   it comes to more than the core takes.
 */
export async function priceWebOrder(
  db: Db,
  { priceList, currency, lines }: NewWebOrder,
): Promise<PricedLine[]> {
  const skus = [...new Set(lines.map(({ sku }) => sku))];
  const prices = await currentPrices(db, priceList, skus);
  const missing = skus.filter((sku) => prices.get(sku)?.currency !== currency);
  if (missing.length > 0) {
    const of = `of today in ${priceList} and ${currency}`;
    throw new KervanError('PRICE_NOT_FOUND', `no price ${of} for ${missing.join(', ')}`);
  }
  const priced = lines.flatMap(({ sku, quantity }, index) => {
    const price = prices.get(sku);
    return price ? [{ lineNo: index + 1, sku, quantity, unitPrice: price.price }] : [];
  });
  assertSize(priced, currency);
  return priced;
}

/** Documents of the core have twelve digits before the point, KDV included, and that may double an amount. */
function assertSize(lines: readonly PricedLine[], currency: string): void {
  const nets = lines.map(({ quantity, unitPrice }) => lineNet(quantity, unitPrice, currency));
  const net = Money.sum(currency, nets).toString();
  if (!/^\d{1,11}(\.|$)/.test(net))
    throw new KervanError('NUMBER_INVALID', `the web order comes to ${net} ${currency}`);
}
