import type { MissingStock, PricedLine, ReservedLine } from '@kervan/contracts';
import { Quantity } from '@kervan/money';

/** What a line of an order asks for. */
export type WantedLine = Pick<PricedLine, 'lineNo' | 'sku' | 'quantity'>;

/** Part of a line that one depot gives. */
export interface TakenLine extends Omit<ReservedLine, 'quantity'> {
  readonly quantity: Quantity;
}

/** What the depots have available of a product, in the order in which goods are taken from them. */
export interface AvailableStock {
  isStocked(sku: string): boolean;
  itemsOf(sku: string): readonly { readonly depotNo: string; readonly available: Quantity }[];
}

export interface Allocation {
  readonly taken: readonly TakenLine[];
  /** Per product, in the order of the lines. */
  readonly missing: readonly MissingStock[];
}

/**
 * Decides which depots the lines of an order are taken from: lines of one product compete, the first one first. Services
 * take nothing. Changes nothing.
 *
 * @throws KervanError PRODUCT_NOT_FOUND
 */
export function allocate(lines: readonly WantedLine[], stock: AvailableStock): Allocation {
  const left = new Map<string, { depotNo: string; quantity: Quantity }[]>();
  const missing = new Map<string, Quantity>();
  const taken: TakenLine[] = [];
  for (const { lineNo, sku, quantity: wanted } of lines) {
    if (!stock.isStocked(sku)) continue;
    const depots = left.get(sku) ?? stock.itemsOf(sku).map(leftIn);
    left.set(sku, depots);
    let open = Quantity.of(wanted);
    for (const depot of depots) {
      const quantity = Quantity.smaller(open, depot.quantity);
      if (!quantity.isPositive) continue;
      taken.push({ lineNo, depotNo: depot.depotNo, sku, quantity });
      depot.quantity = depot.quantity.minus(quantity);
      open = open.minus(quantity);
    }
    if (open.isPositive) missing.set(sku, (missing.get(sku) ?? Quantity.zero).plus(open));
  }
  return { taken, missing: [...missing].map(([sku, quantity]) => ({ sku, quantity: quantity.toString() })) };
}

function leftIn({ depotNo, available }: { readonly depotNo: string; readonly available: Quantity }) {
  return { depotNo, quantity: available };
}
