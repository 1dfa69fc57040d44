import type { Item, Price } from '../../canonical/line.js';
import type { Row } from '../row.js';
import type { LineLayout } from './document-layout.js';
import type { RowsOfDocument } from './rows-of-document.js';

/** What lines of orders and of invoices have in common. */
export interface LineOfRow {
  readonly no: string;
  readonly item: Item;
  readonly quantity: string;
  readonly unit: string | null;
  readonly price: Price | null;
}

export function lineOf(document: RowsOfDocument, layout: LineLayout, row: Row, index: number): LineOfRow {
  const read = (source: LineLayout['name']) => document.optional(row, source);
  const [standardId, amount] = [read(layout.standardId), read(layout.price)];
  return {
    no: layout.no === undefined ? String(index + 1) : document.required(row, layout.no),
    item: {
      sellersId: read(layout.sellersId),
      buyersId: read(layout.buyersId),
      standardId: standardId === null ? null : { scheme: layout.standardScheme, id: standardId },
      name: read(layout.name),
    },
    quantity: document.required(row, layout.quantity, '0'),
    unit: read(layout.unit),
    price: amount === null ? null : { amount, baseQuantity: document.required(row, layout.priceBase, '1') },
  };
}
