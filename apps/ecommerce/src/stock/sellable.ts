import { Quantity } from '@kervan/money';

interface Level {
  readonly onHand: string;
  readonly reserved: string;
}

/** What can be sold of a product: on hand - reserved over all its depots; nothing rather than less than nothing. */
export function sellable(levels: readonly Level[]): Quantity {
  const free = levels.map(({ onHand, reserved }) => Quantity.of(onHand).minus(Quantity.of(reserved)));
  const sum = Quantity.sum(free);
  return sum.isNegative ? Quantity.zero : sum;
}
