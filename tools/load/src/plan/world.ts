import type { SeededRandom } from './seeded-random.js';

export const currency = 'TRY';
export const depotNo = 'LOAD';
export const kdvClass = 'LOAD';
/** Percent. */
export const kdvRate = '20';

export interface TradedProduct {
  readonly sku: string;
  /** Decimal text, net of KDV. */
  readonly price: string;
}

/** Whom and what a run trades with: accounts and products of its own, named after its seed. */
export interface World {
  readonly seed: number;
  readonly accountNos: readonly string[];
  readonly products: readonly TradedProduct[];
}

const PRODUCTS = 200;

/** Prices are 0.50 to 50.00. */
export function worldOf(seed: number, clients: number, random: SeededRandom): World {
  const numbered = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}-${seed}-${String(index + 1).padStart(4, '0')}`);
  const products = numbered('LOAD', PRODUCTS).map((sku) => ({ sku, price: lira(random.between(50, 5000)) }));
  return { seed, accountNos: numbered('LOAD', clients), products };
}

function lira(kurus: number): string {
  const digits = String(kurus).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
