import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';

/**
 * What every document has, in attributes of its header.
 *
 * @param names of the number, of the date, and of what may say that the document is taken back.
 */
export function headOf(
  reading: XmlReading,
  header: XmlElement,
  names: { readonly number: string; readonly day: string; readonly operation: string },
): { readonly number: string; readonly issueDate: string } {
  if (header.attribute(names.operation) === 'delete')
    reading.fault('RULE_VIOLATION', 'the message takes a document back', header);
  return {
    number: reading.required(header.attribute(names.number), `the document number (${names.number})`, header),
    issueDate: reading.required(
      reading.dayOf(header.attribute(names.day), header),
      `the document date (${names.day})`,
      header,
    ),
  };
}

export function itemOf(parent: XmlElement, described: XmlElement | undefined) {
  return {
    sellersId: parent.textAt('ItemID', 'SupplierPartID'),
    buyersId: parent.textAt('ItemID', 'BuyerPartID'),
    standardId: null,
    name: described?.textAt('Description') ?? null,
  };
}
