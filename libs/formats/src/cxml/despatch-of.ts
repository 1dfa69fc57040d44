import type { CanonicalDespatch } from '../canonical/documents.js';
import type { DespatchLine } from '../canonical/line.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { quantityOf } from './figures.js';
import { headOf, itemOf } from './head-of.js';
import { partyOf } from './party-of.js';

/** Without lines: what was ordered is despatched as a whole. */
export function despatchOf(reading: XmlReading, message: XmlElement): CanonicalDespatch {
  const request = message.first('Request', 'ShipNoticeRequest') ?? message;
  const header = request.first('ShipNoticeHeader') ?? request;
  const portions = request.all('ShipNoticePortion');
  const orders = new Set(portions.map(orderNoOf));
  const [orderNo = null] = orders.size === 1 ? orders : [];
  return {
    kind: 'despatch',
    ...headOf(reading, header, { number: 'shipmentID', day: 'noticeDate', operation: 'operation' }),
    seller: partyOf(message, 'From'),
    buyer: partyOf(message, 'To'),
    orderNo,
    lines: portions.flatMap((portion) =>
      portion.all('ShipNoticeItem').map((line, index) => lineOf(reading, line, index, orderNoOf(portion))),
    ),
  };
}

function orderNoOf(portion: XmlElement): string | null {
  return portion.first('OrderReference')?.attribute('orderID') ?? null;
}

function lineOf(reading: XmlReading, line: XmlElement, index: number, orderNo: string | null): DespatchLine {
  return {
    no: line.attribute('shipNoticeLineNumber') ?? String(index + 1),
    item: itemOf(line, line.first('ShipNoticeItemDetail')),
    quantity: quantityOf(reading, line),
    unit: line.textAt('UnitOfMeasure'),
    orderNo,
    orderLineNo: line.attribute('lineNumber'),
  };
}
