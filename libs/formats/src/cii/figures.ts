import type { Price } from '../canonical/line.js';
import type { AllowanceCharge, Tax, TaxSubtotal } from '../canonical/tax.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';

export function priceOf(reading: XmlReading, line: XmlElement): Price | null {
  const price = line.first('ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice');
  const amount = reading.decimal(price?.first('ram:ChargeAmount'));
  const base = price?.first('ram:BasisQuantity');
  const baseQuantity = reading.decimal(base) ?? '1';
  if (base && baseQuantity === '0') reading.fault('FORMAT_ERROR', 'a price is for 0 units', base);
  return amount === null ? null : { amount, baseQuantity };
}

export function taxOf(reading: XmlReading, tax: XmlElement): Tax {
  return {
    scheme: reading.required(tax.textAt('ram:TypeCode'), 'the type of a tax', tax),
    category: tax.textAt('ram:CategoryCode'),
    rate: reading.decimal(tax.first('ram:RateApplicablePercent')),
  };
}

export function subtotalsOf(reading: XmlReading, settlement: XmlElement): TaxSubtotal[] {
  return settlement.all('ram:ApplicableTradeTax').map((tax) => ({
    tax: taxOf(reading, tax),
    taxable: reading.decimal(tax.first('ram:BasisAmount')),
    amount: reading.requiredDecimal(
      reading.decimal(tax.first('ram:CalculatedAmount')),
      'the amount of a tax',
      tax,
    ),
  }));
}

export function allowanceChargesOf(
  reading: XmlReading,
  settlement: XmlElement | undefined,
): AllowanceCharge[] {
  return (settlement?.all('ram:SpecifiedTradeAllowanceCharge') ?? []).map((entry) => {
    const tax = entry.first('ram:CategoryTradeTax');
    const indicator = entry.textAt('ram:ChargeIndicator', 'udt:Indicator');
    return {
      kind: /^(true|1)$/.test(indicator ?? '') ? 'charge' : 'allowance',
      amount: reading.requiredDecimal(
        reading.decimal(entry.first('ram:ActualAmount')),
        'the amount of an allowance or charge',
        entry,
      ),
      reasonCode: entry.textAt('ram:ReasonCode'),
      tax: tax ? taxOf(reading, tax) : null,
    };
  });
}
