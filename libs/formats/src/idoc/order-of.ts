import type { CanonicalOrder } from '../canonical/documents.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { documents } from './codes.js';
import { checkLineCount, headOf } from './head-of.js';
import { lineOf } from './line-of.js';
import { partyOf } from './party-of.js';
import { sapDecimal } from './qualified.js';

export function orderOf(reading: XmlReading, idoc: XmlElement): CanonicalOrder {
  const lines = idoc.all('E1EDP01');
  checkLineCount(reading, idoc, lines.length);
  return {
    kind: 'order',
    ...headOf(reading, idoc, documents.order),
    seller: partyOf(idoc, 'seller'),
    buyer: partyOf(idoc, 'buyer'),
    currency: idoc.textAt('E1EDK01', 'CURCY'),
    lines: lines.map((line) => ({
      ...lineOf(reading, line),
      net: sapDecimal(reading, line.first('NETWR')),
      deliveryDate: reading.compactDay(line.first('E1EDP20', 'EDATU')),
    })),
  };
}
