import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { checkNumber, isTurkish } from './turkish-rules.js';

/** What every document has. */
export function headOf(
  reading: XmlReading,
  document: XmlElement,
): { readonly number: string; readonly issueDate: string } {
  const number = reading.required(document.textAt('cbc:ID'), 'the document number (cbc:ID)');
  const issueDate = reading.required(
    reading.day(document.first('cbc:IssueDate')),
    'the document date (cbc:IssueDate)',
  );
  if (isTurkish(document) && reading.faults.length === 0) checkNumber(reading, document, number);
  return { number, issueDate };
}

export function checkLineCount(reading: XmlReading, document: XmlElement, lines: number): void {
  const element = document.first('cbc:LineCountNumeric');
  const stated = reading.decimal(element);
  if (stated !== null && stated !== String(lines)) {
    reading.fault('COUNT_MISMATCH', `the document says ${stated} lines, ${lines} were read`, element);
  }
}
