import type { PricedLine } from '@kervan/contracts';
import { lineNet, Quantity } from '@kervan/money';

/** A part of an order line that one depot reserved or despatched. */
export interface DeliveredPart {
  readonly lineNo: number;
  readonly quantity: string;
}

/**
 * The lines of an order as far as they were delivered, priced anew: lines of which nothing was are left out. Services
 * take nothing from stock and are always delivered whole.
 *
 * @param services SKUs of the lines that are no goods.
 */
export function deliveredLines(
  currency: string,
  lines: readonly PricedLine[],
  delivered: readonly DeliveredPart[],
  services: ReadonlySet<string>,
): PricedLine[] {
  const quantities = new Map<number, Quantity>();
  for (const { lineNo, quantity } of delivered) {
    quantities.set(lineNo, Quantity.of(quantity).plus(quantities.get(lineNo) ?? Quantity.zero));
  }
  return lines.flatMap((line) => {
    if (services.has(line.sku)) return [line];
    const sum = quantities.get(line.lineNo);
    if (!sum?.isPositive) return [];
    const quantity = sum.toString();
    return [{ ...line, quantity, net: lineNet(quantity, line.unitPrice, currency).toString() }];
  });
}
