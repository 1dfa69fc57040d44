import type { CanonicalInvoice } from '../canonical/documents.js';
import { exact, shortest, sumOf } from '../canonical/exact.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';

/** Customizations `TR1.0`, `TR1.2`, ... */
export function isTurkish(document: XmlElement): boolean {
  return /^TR\d/.test(document.textAt('cbc:CustomizationID') ?? '');
}

/** Three letters or digits, the year, and nine digits: 16 characters. */
const numberRule = /^[A-Z0-9]{3}\d{13}$/;

export function checkNumber(reading: XmlReading, document: XmlElement, number: string): void {
  if (!numberRule.test(number)) {
    const detail = `a number has three letters or digits and 13 digits, this one has ${number.length} characters`;
    reading.fault('NUMBER_INVALID', detail, document.first('cbc:ID'));
  }
}

/** A return is not up to acceptance: it comes as a basic invoice. */
export function checkProfile(reading: XmlReading, document: XmlElement): void {
  const [profile, type] = [document.textAt('cbc:ProfileID'), document.textAt('cbc:InvoiceTypeCode')];
  if (profile === 'TICARIFATURA' && type === 'IADE')
    reading.fault(
      'RULE_VIOLATION',
      'IADE is not allowed under TICARIFATURA',
      document.first('cbc:ProfileID'),
    );
}

/**
 * In UBL-TR the sum of lines is before their allowances, which are in the document's sum of allowances; everywhere else it
 * is after them.
 */
export function afterLineAllowances(invoice: CanonicalInvoice): CanonicalInvoice {
  const ofLines = (kind: 'allowance' | 'charge') =>
    sumOf(
      invoice.lines
        .flatMap(({ allowanceCharges }) => allowanceCharges.filter((entry) => entry.kind === kind))
        .map(({ amount }) => amount),
    );
  const [allowances, charges] = [ofLines('allowance'), ofLines('charge')];
  const { lineNet, allowance, charge } = invoice.totals;
  return {
    ...invoice,
    totals: {
      ...invoice.totals,
      lineNet: lineNet && shortest(exact(lineNet).minus(allowances).plus(charges)),
      allowance: allowance && shortest(exact(allowance).minus(allowances)),
      charge: charge && shortest(exact(charge).minus(charges)),
    },
  };
}
