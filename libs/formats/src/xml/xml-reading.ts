import { CanonicalDocument, type CanonicalInvoice } from '../canonical/documents.js';
import { amountMismatches } from '../canonical/invoice-amounts.js';
import { calendarDay } from '../text/calendar-day.js';
import { Faults } from '../faults.js';
import type { Fault } from '../parsed.js';
import type { QuarantineCode } from '../quarantine-codes.js';
import { xmlDay } from './xml-day.js';
import { xmlDecimal } from './xml-decimal.js';
import type { XmlElement } from './xml-element.js';

/** Values of one document: what is missing or malformed becomes a fault that names its place, never its value. */
export class XmlReading {
  readonly #faults: Faults;

  /** @param tolerance by how much amounts may differ from what their parts give. */
  constructor(
    private readonly document: XmlElement,
    ordinal: number,
    private readonly tolerance = '0',
  ) {
    this.#faults = new Faults(ordinal);
  }

  get faults(): readonly Fault[] {
    return this.#faults.list;
  }

  fault(code: QuarantineCode, detail: string, at: XmlElement = this.document): void {
    this.#faults.add(code, detail, at.offset, at.path);
  }

  /** @param what the field, as the fault names it. */
  required(value: string | null, what: string, at: XmlElement = this.document): string {
    if (value === null) this.fault('FORMAT_ERROR', `${what} is missing`, at);
    return value ?? '?';
  }

  requiredDecimal(value: string | null, what: string, at: XmlElement = this.document): string {
    if (value === null) this.fault('FORMAT_ERROR', `${what} is missing`, at);
    return value ?? '0';
  }

  /** Null: it is not there, or blank. */
  decimal(element: XmlElement | undefined): string | null {
    return element ? this.decimalOf(element.text, element) : null;
  }

  /** @param text of the element, or of an attribute of it. */
  decimalOf(text: string | null, element: XmlElement): string | null {
    if (text === null) return null;
    const value = xmlDecimal(text);
    if (value === null) this.fault('FORMAT_ERROR', 'a number is expected', element);
    return value;
  }

  day(element: XmlElement | undefined): string | null {
    return element ? this.dayOf(element.text, element) : null;
  }

  /** @param text `2024-02-15`, with or without a time and a zone. */
  dayOf(text: string | null, element: XmlElement): string | null {
    return text === null ? null : this.#known(xmlDay(text), element);
  }

  /** @param element with `20240215`; zeros are how some say nothing. */
  compactDay(element: XmlElement | undefined): string | null {
    const text = element?.text ?? null;
    return !element || text === null || /^0+$/.test(text) ? null : this.#known(calendarDay(text), element);
  }

  #known(day: string | null, element: XmlElement): string | null {
    if (day === null) this.fault('FORMAT_ERROR', 'a day of the calendar is expected', element);
    return day;
  }

  /** @param at the element with the totals. */
  checkAmounts(invoice: CanonicalInvoice, at: XmlElement = this.document): void {
    if (this.faults.length > 0) return;
    for (const { field, stated, computed } of amountMismatches(invoice, this.tolerance)) {
      this.fault('AMOUNT_MISMATCH', `${field}: the document says ${stated}, its parts give ${computed}`, at);
    }
  }

  /** The document, if it has no faults and is one; null: the faults say why not. */
  checked(document: CanonicalDocument): CanonicalDocument | null {
    if (this.faults.length > 0) return null;
    const checked = CanonicalDocument.safeParse(document);
    if (checked.success) return checked.data;
    for (const { path, message } of checked.error.issues)
      this.fault('FORMAT_ERROR', `${path.join('.')}: ${message}`);
    return null;
  }
}
