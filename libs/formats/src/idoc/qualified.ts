import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';

/** The first segment of the first qualifier that has one; SAP repeats a segment for each of its meanings. */
export function qualified(
  parent: XmlElement,
  segment: string,
  field: string,
  qualifiers: readonly string[],
): XmlElement | undefined {
  const segments = parent.all(segment);
  for (const qualifier of qualifiers) {
    const found = segments.find((candidate) => candidate.textAt(field) === qualifier);
    if (found) return found;
  }
  return undefined;
}

/** A number, whose minus SAP may write behind it: `12.50-`. */
export function sapDecimal(reading: XmlReading, element: XmlElement | undefined): string | null {
  return element ? reading.decimalOf(element.text?.replace(/^(.+)-$/, '-$1') ?? null, element) : null;
}
