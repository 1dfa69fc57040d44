import type { Item, Price } from '../canonical/line.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { itemOf } from './item-of.js';
import { sapDecimal } from './qualified.js';

/** What lines of orders and invoices have (E1EDP01). The price may be for 100 units: PEINH says it. */
export function lineOf(reading: XmlReading, line: XmlElement) {
  const amount = sapDecimal(reading, line.first('VPREI'));
  const unit = line.first('PEINH');
  const baseQuantity = sapDecimal(reading, unit) ?? '1';
  if (baseQuantity === '0') reading.fault('FORMAT_ERROR', 'a price is for 0 units', unit);
  const price: Price | null = amount === null ? null : { amount, baseQuantity };
  const item: Item = itemOf(line);
  return {
    no: reading.required(line.textAt('POSEX'), 'the number of a line (POSEX)', line),
    item,
    quantity: reading.requiredDecimal(
      sapDecimal(reading, line.first('MENGE')),
      'the quantity of a line (MENGE)',
      line,
    ),
    unit: line.textAt('MENEE'),
    price,
  };
}
