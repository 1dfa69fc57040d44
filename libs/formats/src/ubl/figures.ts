import type { Price } from '../canonical/line.js';
import type { AllowanceCharge, Tax, TaxSubtotal } from '../canonical/tax.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';

export function quantityOf(
  reading: XmlReading,
  line: XmlElement,
  name: string,
): { readonly quantity: string; readonly unit: string | null } {
  const element = line.first(name);
  return {
    quantity: reading.requiredDecimal(reading.decimal(element), 'the quantity of a line', line),
    unit: element?.attribute('unitCode') ?? null,
  };
}

export function priceOf(reading: XmlReading, line: XmlElement): Price | null {
  const price = line.first('cac:Price');
  const amount = reading.decimal(price?.first('cbc:PriceAmount'));
  const base = price?.first('cbc:BaseQuantity');
  const baseQuantity = reading.decimal(base) ?? '1';
  if (base && baseQuantity === '0') reading.fault('FORMAT_ERROR', 'a price is for 0 units', base);
  return amount === null ? null : { amount, baseQuantity };
}

export function taxOf(reading: XmlReading, category: XmlElement, rate?: XmlElement): Tax {
  const scheme = category.first('cac:TaxScheme');
  return {
    scheme: reading.required(
      scheme?.textAt('cbc:TaxTypeCode') ?? scheme?.textAt('cbc:ID') ?? null,
      'the type of a tax',
      category,
    ),
    category: category.textAt('cbc:ID'),
    rate: reading.decimal(rate ?? category.first('cbc:Percent')),
  };
}

function isNamed(category: XmlElement): boolean {
  return category.all('cac:TaxScheme').some(({ children }) => children.length > 0);
}

/** UBL-TR and UBL 2.0 have the rate beside of the category. Nothing of a tax without a name is no tax: UBL-TR's exemptions. */
export function subtotalsOf(reading: XmlReading, total: XmlElement): TaxSubtotal[] {
  return total.all('cac:TaxSubtotal').flatMap((subtotal) => {
    const category = subtotal.first('cac:TaxCategory');
    const amount = reading.decimal(subtotal.first('cbc:TaxAmount'));
    if (!category || amount === null || (amount === '0' && !isNamed(category))) return [];
    return {
      tax: taxOf(reading, category, subtotal.first('cbc:Percent')),
      taxable: reading.decimal(subtotal.first('cbc:TaxableAmount')),
      amount,
    };
  });
}

/** Of a line: what it is classified as, or what is computed for it. */
export function lineTaxesOf(reading: XmlReading, line: XmlElement): Tax[] {
  const classified = line.all('cac:Item', 'cac:ClassifiedTaxCategory');
  if (classified.length > 0) return classified.map((category) => taxOf(reading, category));
  return line.all('cac:TaxTotal').flatMap((total) => subtotalsOf(reading, total).map(({ tax }) => tax));
}

export function allowanceChargesOf(reading: XmlReading, parent: XmlElement): AllowanceCharge[] {
  return parent.all('cac:AllowanceCharge').map((entry) => {
    const category = entry.first('cac:TaxCategory');
    return {
      kind: /^(true|1)$/.test(entry.textAt('cbc:ChargeIndicator') ?? '') ? 'charge' : 'allowance',
      amount: reading.requiredDecimal(
        reading.decimal(entry.first('cbc:Amount')),
        'the amount of an allowance or charge',
        entry,
      ),
      reasonCode: entry.textAt('cbc:AllowanceChargeReasonCode'),
      tax: category ? taxOf(reading, category) : null,
    };
  });
}
