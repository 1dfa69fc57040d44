import type { CanonicalDespatch } from '../canonical/documents.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { quantityOf } from './figures.js';
import { checkLineCount, headOf } from './head-of.js';
import { itemOf } from './item-of.js';
import { partyOf } from './party-of.js';

export function despatchOf(reading: XmlReading, document: XmlElement): CanonicalDespatch {
  const lines = document.all('cac:DespatchLine');
  checkLineCount(reading, document, lines.length);
  return {
    kind: 'despatch',
    ...headOf(reading, document),
    seller: partyOf(document, 'cac:SellerSupplierParty', 'cac:DespatchSupplierParty'),
    buyer: partyOf(document, 'cac:BuyerCustomerParty', 'cac:DeliveryCustomerParty'),
    orderNo: document.textAt('cac:OrderReference', 'cbc:ID'),
    lines: lines.map((line) => ({
      no: reading.required(line.textAt('cbc:ID'), 'the number of a line', line),
      item: itemOf(line),
      ...quantityOf(reading, line, 'cbc:DeliveredQuantity'),
      orderNo: line.textAt('cac:OrderLineReference', 'cac:OrderReference', 'cbc:ID'),
      orderLineNo: line.textAt('cac:OrderLineReference', 'cbc:LineID'),
    })),
  };
}
