import type { CanonicalOrder } from '../canonical/documents.js';
import { exact, shortest, sumOf } from '../canonical/exact.js';
import type { OrderLine } from '../canonical/line.js';
import { lineAmount } from '../canonical/line-amount.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { moneyOf, priceOf, quantityOf } from './figures.js';
import { headOf, itemOf } from './head-of.js';
import { partyOf } from './party-of.js';

export function orderOf(reading: XmlReading, message: XmlElement): CanonicalOrder {
  const request = message.first('Request', 'OrderRequest') ?? message;
  const header = request.first('OrderRequestHeader') ?? request;
  const lines = request.all('ItemOut').map((line, index) => lineOf(reading, line, index));
  checkTotal(reading, header, lines);
  return {
    kind: 'order',
    ...headOf(reading, header, { number: 'orderID', day: 'orderDate', operation: 'type' }),
    seller: partyOf(message, 'To'),
    buyer: partyOf(message, 'From'),
    currency: header.first('Total', 'Money')?.attribute('currency') ?? null,
    lines,
  };
}

function lineOf(reading: XmlReading, line: XmlElement, index: number): OrderLine {
  const detail = line.first('ItemDetail');
  const quantity = quantityOf(reading, line);
  const price = priceOf(reading, detail);
  return {
    no: line.attribute('lineNumber') ?? String(index + 1),
    item: itemOf(line, detail),
    quantity,
    unit: detail?.textAt('UnitOfMeasure') ?? null,
    price,
    net: lineAmount(quantity, price),
    deliveryDate: reading.dayOf(line.attribute('requestedDeliveryDate'), line),
  };
}

/** The total is that of the lines: taxes and shipping are beside of it. */
function checkTotal(reading: XmlReading, header: XmlElement, lines: readonly OrderLine[]): void {
  const stated = moneyOf(reading, header.first('Total'));
  const nets = lines.map(({ net }) => net).filter((net) => net !== null);
  if (stated === null || nets.length < lines.length) return;
  const computed = sumOf(nets);
  if (!exact(stated).eq(computed)) {
    const detail = `the document says ${stated}, its lines give ${shortest(computed)}`;
    reading.fault('AMOUNT_MISMATCH', detail, header.first('Total'));
  }
}
