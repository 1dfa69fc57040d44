import type { CanonicalInvoice, InvoiceLine, InvoiceTotals } from '../canonical/documents.js';
import { shortest, sumOf } from '../canonical/exact.js';
import { taxesInOrder } from '../canonical/in-order.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { allowanceChargesOf, lineTaxesOf, priceOf, quantityOf, subtotalsOf } from './figures.js';
import { checkLineCount, headOf } from './head-of.js';
import { itemOf } from './item-of.js';
import { partyOf } from './party-of.js';
import { afterLineAllowances, checkProfile, isTurkish } from './turkish-rules.js';

/** What an invoice and a credit note name differently. */
interface Kind {
  readonly type: string;
  readonly typeCode: string;
  readonly line: string;
  readonly quantity: string;
}
const kinds = {
  invoice: {
    type: 'cbc:InvoiceTypeCode',
    typeCode: '380',
    line: 'cac:InvoiceLine',
    quantity: 'cbc:InvoicedQuantity',
  },
  creditNote: {
    type: 'cbc:CreditNoteTypeCode',
    typeCode: '381',
    line: 'cac:CreditNoteLine',
    quantity: 'cbc:CreditedQuantity',
  },
} satisfies Record<string, Kind>;

export function invoiceOf(reading: XmlReading, document: XmlElement): CanonicalInvoice {
  return mapped(reading, document, kinds.invoice);
}

export function creditNoteOf(reading: XmlReading, document: XmlElement): CanonicalInvoice {
  return mapped(reading, document, kinds.creditNote);
}

function mapped(reading: XmlReading, document: XmlElement, kind: Kind): CanonicalInvoice {
  const turkish = isTurkish(document);
  if (turkish) checkProfile(reading, document);
  const monetary = document.first('cac:LegalMonetaryTotal') ?? document;
  const currency =
    document.textAt('cbc:DocumentCurrencyCode') ??
    monetary.first('cbc:PayableAmount')?.attribute('currencyID') ??
    null;
  const type = document.textAt(kind.type);
  const taxTotals = ofCurrency(document.all('cac:TaxTotal'), currency);
  const invoice: CanonicalInvoice = {
    kind: 'invoice',
    ...headOf(reading, document),
    seller: partyOf(document, 'cac:AccountingSupplierParty'),
    buyer: partyOf(document, 'cac:AccountingCustomerParty'),
    typeCode: type && /^\d{1,3}$/.test(type) ? type : kind.typeCode,
    turkish: turkish
      ? {
          profile: reading.required(document.textAt('cbc:ProfileID'), 'the profile (cbc:ProfileID)'),
          type: reading.required(type, 'the type of the invoice (cbc:InvoiceTypeCode)'),
          uuid: document.textAt('cbc:UUID'),
        }
      : null,
    dueDate: dueDateOf(reading, document),
    currency,
    orderNo: document.textAt('cac:OrderReference', 'cbc:ID'),
    lines: document.all(kind.line).map((line) => lineOf(reading, line, kind)),
    allowanceCharges: allowanceChargesOf(reading, document),
    taxes: taxesInOrder(taxTotals.flatMap((total) => subtotalsOf(reading, total))),
    withheld: taxesInOrder(
      document.all('cac:WithholdingTaxTotal').flatMap((total) => subtotalsOf(reading, total)),
    ),
    totals: totalsOf(reading, monetary, taxTotals),
  };
  checkLineCount(reading, document, invoice.lines.length);
  const comparable = turkish ? afterLineAllowances(invoice) : invoice;
  reading.checkAmounts(comparable, monetary);
  return comparable;
}

/** EN 16931 repeats the sum in the currency of the seller's accounts. */
function ofCurrency(totals: readonly XmlElement[], currency: string | null): readonly XmlElement[] {
  const own = totals.filter((total) => total.first('cbc:TaxAmount')?.attribute('currencyID') === currency);
  return own.length > 0 ? own : totals;
}

function dueDateOf(reading: XmlReading, document: XmlElement): string | null {
  const places = [
    document.first('cbc:DueDate'),
    document.first('cac:PaymentMeans', 'cbc:PaymentDueDate'),
    document.first('cac:PaymentTerms', 'cbc:PaymentDueDate'),
  ];
  return reading.day(places.find((place) => place !== undefined && place.text !== null));
}

function lineOf(reading: XmlReading, line: XmlElement, kind: Kind): InvoiceLine {
  return {
    no: reading.required(line.textAt('cbc:ID'), 'the number of a line', line),
    item: itemOf(line),
    ...quantityOf(reading, line, kind.quantity),
    price: priceOf(reading, line),
    net: reading.requiredDecimal(
      reading.decimal(line.first('cbc:LineExtensionAmount')),
      'the amount of a line',
      line,
    ),
    taxes: lineTaxesOf(reading, line),
    allowanceCharges: allowanceChargesOf(reading, line),
  };
}

function totalsOf(
  reading: XmlReading,
  monetary: XmlElement,
  taxTotals: readonly XmlElement[],
): InvoiceTotals {
  const amount = (name: string) => reading.decimal(monetary.first(name));
  const taxes = taxTotals.map((total) => reading.decimal(total.first('cbc:TaxAmount')) ?? '0');
  return {
    lineNet: amount('cbc:LineExtensionAmount'),
    allowance: amount('cbc:AllowanceTotalAmount'),
    charge: amount('cbc:ChargeTotalAmount'),
    taxExclusive: amount('cbc:TaxExclusiveAmount'),
    tax: taxes.length > 0 ? shortest(sumOf(taxes)) : null,
    taxInclusive: amount('cbc:TaxInclusiveAmount'),
    prepaid: amount('cbc:PrepaidAmount'),
    rounding: amount('cbc:PayableRoundingAmount'),
    payable: reading.requiredDecimal(
      amount('cbc:PayableAmount'),
      'the amount to be paid (cbc:PayableAmount)',
      monetary,
    ),
  };
}
