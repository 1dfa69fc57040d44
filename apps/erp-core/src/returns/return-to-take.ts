import type { ReturnHead } from './write-return.js';

/** A line of a return. Of a related invoice its price is that of the invoice, else absent: of the price list. */
export interface LineToReturn {
  readonly sku: string;
  readonly quantity: string;
  readonly unitPrice?: string | undefined;
}

/** A return as the customer's document says it. */
export interface ReturnToTake extends Omit<ReturnHead, 'fxRate'> {
  readonly lines: readonly LineToReturn[];
}
