import type { CanonicalInvoice, InvoiceLine } from '../../canonical/documents.js';
import { exact, shortest, sumOf } from '../../canonical/exact.js';
import { lineAmount } from '../../canonical/line-amount.js';
import type { Row } from '../row.js';
import type { DocumentLayout } from './document-layout.js';
import { lineOf } from './line-of-row.js';
import { partyOf } from './party-of-rows.js';
import type { RowsOfDocument } from './rows-of-document.js';

type InvoiceLayout = DocumentLayout & { kind: 'invoice' };

/** An invoice of rows that tell no taxes: what is to be paid is the sum of its lines. */
export function invoiceOf(document: RowsOfDocument, layout: InvoiceLayout): CanonicalInvoice {
  const { first } = document;
  const lines = document.rows.map((row, index) => invoiceLine(document, layout, row, index));
  const lineNet = shortest(sumOf(lines.map(({ net }) => net)));
  return {
    kind: 'invoice',
    number: document.required(first, layout.number),
    issueDate: document.required(first, layout.issueDate),
    seller: partyOf(document, layout.seller),
    buyer: partyOf(document, layout.buyer),
    typeCode: layout.typeCode,
    turkish: null,
    dueDate: document.optional(first, layout.dueDate),
    currency: document.optional(first, layout.currency),
    orderNo: document.optional(first, layout.orderNo),
    lines,
    allowanceCharges: [],
    taxes: [],
    withheld: [],
    totals: {
      lineNet,
      allowance: null,
      charge: null,
      taxExclusive: lineNet,
      tax: null,
      taxInclusive: null,
      prepaid: null,
      rounding: null,
      payable: lineNet,
    },
  };
}

function invoiceLine(document: RowsOfDocument, layout: InvoiceLayout, row: Row, index: number): InvoiceLine {
  const line = lineOf(document, layout.line, row, index);
  const stated = document.optional(row, layout.line.net);
  if (stated === null && line.price === null) document.find(row, 'neither an amount nor a price is given');
  const net = stated ?? lineAmount(line.quantity, line.price) ?? '0';
  const turned = (figure: string) => (layout.turned ? shortest(exact(figure).times('-1')) : figure);
  return { ...line, quantity: turned(line.quantity), net: turned(net), taxes: [], allowanceCharges: [] };
}
