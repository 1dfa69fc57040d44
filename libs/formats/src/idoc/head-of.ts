import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { days, sums, withdrawals } from './codes.js';
import { qualified, sapDecimal } from './qualified.js';

/** @param documents qualifiers under which the document's own number is. */
export function headOf(
  reading: XmlReading,
  idoc: XmlElement,
  documents: readonly string[],
): { readonly number: string; readonly issueDate: string } {
  const general = idoc.first('E1EDK01');
  if (withdrawals.includes(general?.textAt('ACTION') ?? ''))
    reading.fault('RULE_VIOLATION', 'the message takes a document back', general);
  const reference = qualified(idoc, 'E1EDK02', 'QUALF', documents);
  const day =
    reading.compactDay(qualified(idoc, 'E1EDK03', 'IDDAT', days.issue)?.first('DATUM')) ??
    reading.compactDay(reference?.first('DATUM'));
  return {
    number: reading.required(
      reference?.textAt('BELNR') ?? general?.textAt('BELNR') ?? null,
      'the document number (E1EDK02)',
    ),
    issueDate: reading.required(day, 'the document date (E1EDK03)'),
  };
}

/** What SAP counts must be there. */
export function checkLineCount(reading: XmlReading, idoc: XmlElement, lines: number): void {
  const element = qualified(idoc, 'E1EDS01', 'SUMID', sums.lines)?.first('SUMME');
  const stated = sapDecimal(reading, element);
  if (stated !== null && stated !== String(lines))
    reading.fault('COUNT_MISMATCH', `the document says ${stated} lines, ${lines} were read`, element);
}
