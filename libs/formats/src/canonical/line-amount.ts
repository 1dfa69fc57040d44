import { exact, rounded, shortest } from './exact.js';
import type { Price } from './line.js';

/** half-up(quantity x price, 2), for documents that leave it to the reader; null: something of it is not there. */
export function lineAmount(quantity: string, price: Price | null): string | null {
  if (price === null || price.baseQuantity === '0') return null;
  return shortest(rounded(exact(quantity).times(price.amount).div(price.baseQuantity)));
}
