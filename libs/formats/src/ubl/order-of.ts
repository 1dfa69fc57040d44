import type { CanonicalOrder } from '../canonical/documents.js';
import type { OrderLine } from '../canonical/line.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { priceOf, quantityOf } from './figures.js';
import { checkLineCount, headOf } from './head-of.js';
import { itemOf } from './item-of.js';
import { partyOf } from './party-of.js';

export function orderOf(reading: XmlReading, document: XmlElement): CanonicalOrder {
  const lines = document.all('cac:OrderLine', 'cac:LineItem').map((line) => lineOf(reading, line));
  checkLineCount(reading, document, lines.length);
  return {
    kind: 'order',
    ...headOf(reading, document),
    seller: partyOf(document, 'cac:SellerSupplierParty'),
    buyer: partyOf(document, 'cac:BuyerCustomerParty'),
    currency: document.textAt('cbc:DocumentCurrencyCode') ?? document.textAt('cbc:PricingCurrencyCode'),
    lines,
  };
}

function lineOf(reading: XmlReading, line: XmlElement): OrderLine {
  const period = line.first('cac:Delivery', 'cac:RequestedDeliveryPeriod');
  return {
    no: reading.required(line.textAt('cbc:ID'), 'the number of a line', line),
    item: itemOf(line),
    ...quantityOf(reading, line, 'cbc:Quantity'),
    price: priceOf(reading, line),
    net: reading.decimal(line.first('cbc:LineExtensionAmount')),
    deliveryDate: reading.day(period?.first('cbc:EndDate') ?? period?.first('cbc:StartDate')),
  };
}
