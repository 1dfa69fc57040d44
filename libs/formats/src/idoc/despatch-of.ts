import type { CanonicalDespatch } from '../canonical/documents.js';
import type { DespatchLine } from '../canonical/line.js';
import { standardIdOf } from '../canonical/standard-id.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { despatchDays, orderOfLine } from './codes.js';
import { partyOfDelivery } from './party-of.js';
import { qualified, sapDecimal } from './qualified.js';

export function despatchOf(reading: XmlReading, idoc: XmlElement): CanonicalDespatch {
  const delivery = idoc.first('E1EDL20') ?? idoc;
  const lines = delivery.all('E1EDL24').map((line) => lineOf(reading, line));
  const orders = new Set(lines.map(({ orderNo }) => orderNo));
  const [orderNo = null] = orders.size === 1 ? orders : [];
  return {
    kind: 'despatch',
    number: reading.required(delivery.textAt('VBELN'), 'the document number (E1EDL20-VBELN)'),
    issueDate: reading.required(dayOf(reading, idoc, delivery), 'the document date (E1EDT13)'),
    seller: partyOfDelivery(delivery, 'seller'),
    buyer: partyOfDelivery(delivery, 'buyer'),
    orderNo,
    lines,
  };
}

/** When the goods left, or are to leave; else when the message was made. */
function dayOf(reading: XmlReading, idoc: XmlElement, delivery: XmlElement): string | null {
  const times = qualified(delivery, 'E1EDT13', 'QUALF', despatchDays);
  return (
    reading.compactDay(times?.first('ISDD')) ??
    reading.compactDay(times?.first('NTANF')) ??
    reading.compactDay(idoc.first('EDI_DC40', 'CREDAT'))
  );
}

function lineOf(reading: XmlReading, line: XmlElement): DespatchLine {
  const order = qualified(line, 'E1EDL41', 'QUALI', orderOfLine);
  const gtin = line.textAt('EAN11');
  return {
    no: reading.required(line.textAt('POSNR'), 'the number of a line (POSNR)', line),
    item: {
      sellersId: line.textAt('MATNR'),
      buyersId: line.textAt('KDMAT'),
      standardId: standardIdOf(gtin === null ? [] : [{ id: gtin, kind: 'EAN11' }], {
        gtin: ['EAN11'],
        others: [],
      }),
      name: line.textAt('ARKTX'),
    },
    quantity: reading.requiredDecimal(
      sapDecimal(reading, line.first('LFIMG')),
      'the quantity of a line (LFIMG)',
      line,
    ),
    unit: line.textAt('VRKME'),
    orderNo: order?.textAt('BSTNR') ?? null,
    orderLineNo: order?.textAt('POSEX') ?? null,
  };
}
