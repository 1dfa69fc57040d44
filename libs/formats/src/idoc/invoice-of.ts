import type { CanonicalInvoice, InvoiceLine } from '../canonical/documents.js';
import { taxesInOrder } from '../canonical/in-order.js';
import type { TaxSubtotal } from '../canonical/tax.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlReading } from '../xml/xml-reading.js';
import { amounts, days, documents, sums, typeCodes } from './codes.js';
import { checkLineCount, headOf } from './head-of.js';
import { lineOf } from './line-of.js';
import { partyOf } from './party-of.js';
import { qualified, sapDecimal } from './qualified.js';

/** Conditions of lines (E1EDP05) and of the document say how its amounts came about: they are in them, and not told. */
export function invoiceOf(reading: XmlReading, idoc: XmlElement): CanonicalInvoice {
  const general = idoc.first('E1EDK01');
  const lines = idoc.all('E1EDP01');
  checkLineCount(reading, idoc, lines.length);
  const sum = (ids: readonly string[]) =>
    sapDecimal(reading, qualified(idoc, 'E1EDS01', 'SUMID', ids)?.first('SUMME'));
  const [net, gross] = [sum(sums.net), sum(sums.gross)];
  const invoice: CanonicalInvoice = {
    kind: 'invoice',
    ...headOf(reading, idoc, documents.invoice),
    seller: partyOf(idoc, 'seller', general?.textAt('EIGENUINR')),
    buyer: partyOf(idoc, 'buyer', general?.textAt('KUNDEUINR')),
    typeCode: reading.required(
      typeCodes.get(general?.textAt('BSART') ?? '') ?? null,
      'a known type of the document (E1EDK01-BSART)',
    ),
    turkish: null,
    dueDate: reading.compactDay(qualified(idoc, 'E1EDK03', 'IDDAT', days.due)?.first('DATUM')),
    currency: general?.textAt('CURCY') ?? null,
    orderNo: qualified(idoc, 'E1EDK02', 'QUALF', documents.order)?.textAt('BELNR') ?? null,
    lines: lines.map((line) => invoiceLineOf(reading, line)),
    allowanceCharges: [],
    taxes: taxesInOrder(idoc.all('E1EDK04').flatMap((segment) => subtotalOf(reading, segment))),
    withheld: [],
    totals: {
      lineNet: net,
      allowance: null,
      charge: null,
      taxExclusive: net,
      tax: sum(sums.tax),
      taxInclusive: gross,
      prepaid: null,
      rounding: null,
      payable: reading.requiredDecimal(gross, 'the amount to be paid (E1EDS01 011)'),
    },
  };
  reading.checkAmounts(invoice, idoc.first('E1EDS01'));
  return invoice;
}

function invoiceLineOf(reading: XmlReading, line: XmlElement): InvoiceLine {
  const amount = qualified(line, 'E1EDP26', 'QUALF', amounts.lineNet);
  return {
    ...lineOf(reading, line),
    net: reading.requiredDecimal(
      sapDecimal(reading, amount?.first('BETRG')) ?? sapDecimal(reading, line.first('NETWR')),
      'the amount of a line (E1EDP26 003)',
      line,
    ),
    taxes: line.all('E1EDP04').map((segment) => taxOf(reading, segment)),
    allowanceCharges: [],
  };
}

function taxOf(reading: XmlReading, segment: XmlElement) {
  return { scheme: 'VAT', category: null, rate: sapDecimal(reading, segment.first('MSATZ')) };
}

function subtotalOf(reading: XmlReading, segment: XmlElement): TaxSubtotal[] {
  const amount = sapDecimal(reading, segment.first('MWSBT'));
  return amount === null ? [] : [{ tax: taxOf(reading, segment), taxable: null, amount }];
}
