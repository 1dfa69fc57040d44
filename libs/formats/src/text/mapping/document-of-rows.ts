import type { CanonicalDocument, CanonicalOrder } from '../../canonical/documents.js';
import type { DocumentLayout } from './document-layout.js';
import { invoiceOf } from './invoice-of-rows.js';
import { lineOf } from './line-of-row.js';
import { partyOf } from './party-of-rows.js';
import type { RowsOfDocument } from './rows-of-document.js';

/** What rows become by their layout, not checked yet: what is missing is in the findings of the document. */
export function documentOf(
  document: RowsOfDocument,
  layout: Exclude<DocumentLayout, { kind: 'refused' }>,
): CanonicalDocument {
  const { first } = document;
  switch (layout.kind) {
    case 'order':
      return orderOf(document, layout);
    case 'invoice':
      return invoiceOf(document, layout);
    case 'product':
      return {
        kind: 'product',
        sku: document.required(first, layout.sku),
        name: document.optional(first, layout.name),
        standardId: document.optional(first, layout.standardId),
        unit: document.optional(first, layout.unit),
        group: document.optional(first, layout.group),
      };
    case 'stock':
      return {
        kind: 'stock',
        number: document.optional(first, layout.number),
        sku: document.required(first, layout.sku),
        depot: document.optional(first, layout.depot),
        day: document.required(first, layout.day),
        quantity: document.required(first, layout.quantity, '0'),
        meaning: layout.meaning,
      };
  }
}

function orderOf(document: RowsOfDocument, layout: DocumentLayout & { kind: 'order' }): CanonicalOrder {
  const { first } = document;
  return {
    kind: 'order',
    number: document.required(first, layout.number),
    issueDate: document.required(first, layout.issueDate),
    seller: partyOf(document, layout.seller),
    buyer: partyOf(document, layout.buyer),
    currency: document.optional(first, layout.currency),
    lines: document.rows.map((row, index) => ({
      ...lineOf(document, layout.line, row, index),
      net: document.optional(row, layout.line.net),
      deliveryDate: document.optional(row, layout.line.deliveryDate),
    })),
  };
}
