import type { Item, Price } from '../../canonical/line.js';
import { firstOf } from '../../canonical/first-of.js';
import type { Reading } from '../reading.js';
import type { Segment } from '../segment.js';
import { standardIdOf, type ItemId } from '../../canonical/standard-id.js';
import { itemIds, priceBases } from './codes.js';

/**
 * @param from element of the first qualifier: from there on they come in pairs with ids.
 * @param descriptions PID segments of the line.
 */
export function itemOf(line: Segment, from: number, descriptions: readonly Segment[]): Item {
  const ids: ItemId[] = [];
  for (let element = from; element < line.size; element += 2) {
    const id = line.at(element + 1);
    if (id !== null) ids.push({ kind: line.at(element), id });
  }
  return {
    sellersId: firstOf(ids, itemIds.sellers, ({ kind }) => kind)?.id ?? null,
    buyersId: firstOf(ids, itemIds.buyers, ({ kind }) => kind)?.id ?? null,
    standardId: standardIdOf(ids, itemIds),
    name: descriptions.find((segment) => segment.at(1) === 'F')?.at(5) ?? null,
  };
}

/** Quantity and unit of PO1 and IT1. */
export function quantityOf(
  reading: Reading,
  line: Segment,
): { readonly quantity: string; readonly unit: string | null } {
  const quantity = reading.requiredDecimal(reading.decimal(line, 2), 'the quantity of a line', line);
  return { quantity, unit: line.at(3) };
}

/** Price of PO1 and IT1. */
export function priceOf(reading: Reading, line: Segment): Price | null {
  const amount = reading.decimal(line, 4);
  return amount === null ? null : { amount, baseQuantity: priceBases.get(line.at(5) ?? '') ?? '1' };
}
