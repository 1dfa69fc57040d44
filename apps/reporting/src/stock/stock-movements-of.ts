import type { RowOf } from '@kervan/database';
import { Money, Quantity } from '@kervan/money';
import type { StockMovement } from './stock-movement.entity.js';

/** A document that moves goods, either way. */
export interface MovingDocument {
  readonly documentNo: string;
  readonly movedOn: string;
  readonly currency: string;
  readonly lines: readonly {
    readonly depotNo: string;
    readonly sku: string;
    readonly quantity: string;
    readonly cost: string;
  }[];
}

type Movement = RowOf<StockMovement>;

/** Lines of a document by depot and product, as they say. */
export function movementsIn({ documentNo, movedOn, currency, lines }: MovingDocument): Movement[] {
  const moved = new Map<string, Movement>();
  for (const { depotNo, sku, quantity, cost } of lines) {
    const before = moved.get(`${depotNo} ${sku}`);
    const line = { quantity: Quantity.of(quantity), value: Money.of(cost, currency) };
    moved.set(`${depotNo} ${sku}`, {
      documentNo,
      depotNo,
      sku,
      movedOn,
      currency,
      quantity: (before ? line.quantity.plus(Quantity.of(before.quantity)) : line.quantity).toString(),
      value: (before ? line.value.plus(Money.of(before.value, currency)) : line.value).toString(),
    });
  }
  return [...moved.values()];
}

/** The same, leaving the stock. */
export function movementsOut(document: MovingDocument): Movement[] {
  return movementsIn(document).map(({ quantity, value, ...movement }) => ({
    ...movement,
    quantity: Quantity.of(quantity).negated().toString(),
    value: Money.of(value, movement.currency).negated().toString(),
  }));
}
