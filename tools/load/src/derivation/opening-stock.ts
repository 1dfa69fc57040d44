import { lineNet, Money, Quantity } from '@kervan/money';
import type { DayLine } from './day-line.js';
import type { OpeningItem } from './master-data.js';
import { isStocked } from './stocked.js';
import { takesFromStock } from './takes-from-stock.js';

const CURRENCY = 'TRY';
/** Part of the highest price that the goods cost. */
const COST_SHARE = '0.6';
const LEAST_COST = Money.of('0.01', CURRENCY);

/**
 * Collects, product by product, everything that leaves the stock: opened with it, no order of processing runs short.
 * The cost of a product is 60 % of its highest price, at least a kurus. Lines that cannot be read move nothing.
 */
export class OpeningStock {
  readonly #items = new Map<string, { leaving: Quantity; cost: Money }>();

  /** @param lines of one file: no document stands in two. */
  addDay(lines: readonly DayLine[]): void {
    const goods = lines.filter(({ sku }) => isStocked(sku));
    for (const { sku, amounts } of goods) {
      const item = this.#itemOf(sku);
      const cost = lineNet(COST_SHARE, amounts?.unitPrice ?? '0', CURRENCY);
      if (cost.compare(item.cost) > 0) item.cost = cost;
    }
    const leaving = documentsOf(lines).filter(([documentNo, own]) => takesFromStock(documentNo, own));
    const taken = new Set(leaving.map(([documentNo]) => documentNo));
    for (const { documentNo, sku, amounts } of goods) {
      if (!taken.has(documentNo)) continue;
      const item = this.#itemOf(sku);
      const quantity = Quantity.of(amounts?.quantity ?? '0');
      item.leaving = item.leaving.plus(quantity.isNegative ? quantity.negated() : quantity);
    }
  }

  /** Also products that only come in, with quantity 0: their cost must be known. */
  items(): readonly OpeningItem[] {
    return [...this.#items].map(([sku, { leaving, cost }]) => ({
      sku,
      quantity: leaving.toString(),
      unitCost: cost.toString(),
    }));
  }

  #itemOf(sku: string) {
    const item = this.#items.get(sku) ?? { leaving: Quantity.zero, cost: LEAST_COST };
    this.#items.set(sku, item);
    return item;
  }
}

/** Lines of a document are not always next to each other. */
function documentsOf(lines: readonly DayLine[]): [string, DayLine[]][] {
  const documents = new Map<string, DayLine[]>();
  for (const line of lines) {
    const own = documents.get(line.documentNo);
    if (own) own.push(line);
    else documents.set(line.documentNo, [line]);
  }
  return [...documents];
}
