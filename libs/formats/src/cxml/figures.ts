import type { Price } from '../canonical/line.js';
import type { TaxSubtotal } from '../canonical/tax.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';

/** The money of an element; null: it is not there, or blank. */
export function moneyOf(reading: XmlReading, element: XmlElement | undefined): string | null {
  return reading.decimal(element?.first('Money'));
}

/** @param parent of `UnitPrice`. */
export function priceOf(reading: XmlReading, parent: XmlElement | undefined): Price | null {
  const amount = moneyOf(reading, parent?.first('UnitPrice'));
  const basis = parent?.first('PriceBasisQuantity');
  const baseQuantity = (basis && reading.decimalOf(basis.attribute('quantity'), basis)) ?? '1';
  if (basis && baseQuantity === '0') reading.fault('FORMAT_ERROR', 'a price is for 0 units', basis);
  return amount === null ? null : { amount, baseQuantity };
}

export function quantityOf(reading: XmlReading, line: XmlElement): string {
  return reading.requiredDecimal(
    reading.decimalOf(line.attribute('quantity'), line),
    'the quantity of a line',
    line,
  );
}

/** @param parent of `Tax`. */
export function taxesOf(reading: XmlReading, parent: XmlElement | undefined): TaxSubtotal[] {
  return (parent?.all('Tax', 'TaxDetail') ?? []).map((detail) => ({
    tax: {
      scheme: reading.required(detail.attribute('category'), 'the category of a tax', detail).toUpperCase(),
      category: null,
      rate: reading.decimalOf(detail.attribute('percentageRate'), detail),
    },
    taxable: moneyOf(reading, detail.first('TaxableAmount')),
    amount: reading.requiredDecimal(
      moneyOf(reading, detail.first('TaxAmount')),
      'the amount of a tax',
      detail,
    ),
  }));
}
