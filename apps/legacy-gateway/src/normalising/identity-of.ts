import type { CanonicalDocument, Party } from '@kervan/formats';
import type { DocumentRules } from './document-rules.js';
import type { DocumentSort } from './document-sort.js';
import type { Identity } from './draft.js';

/** Number under which a document is found by people and by the ledger. */
export function documentNoOf(document: CanonicalDocument): string {
  switch (document.kind) {
    case 'product':
      return document.sku;
    case 'stock':
      return document.number ?? [document.depot, document.sku].filter((part) => part !== null).join('/');
    case 'order':
    case 'invoice':
    case 'despatch':
      return document.number;
  }
}

/** @param rules may say the seller, where documents do not, and whose numbers orders have. */
export function identityOf(document: CanonicalDocument, sort: DocumentSort, rules: DocumentRules): Identity {
  return {
    sort,
    issuer: issuerOf(document, rules),
    number: documentNoOf(document),
    issueDate: issueDateOf(document, rules),
  };
}

function issuerOf(document: CanonicalDocument, rules: DocumentRules): string | null {
  if (document.kind === 'order' && rules.ordersNumberedBy === 'buyer') return idOf(document.buyer);
  const stated = 'seller' in document ? idOf(document.seller) : null;
  return stated ?? normalTaxId(rules.seller ?? null);
}

function idOf({ taxId, ids: [other] }: Party): string | null {
  return normalTaxId(taxId) ?? (other ? `${other.scheme ?? ''}:${other.id}` : null);
}

/** Versions of master data and of a level are of one document, whatever their day. */
function issueDateOf(document: CanonicalDocument, { identity }: DocumentRules): string | null {
  if ('issueDate' in document) return document.issueDate;
  return document.kind === 'product' || identity === 'versions' ? null : document.day;
}

/** Without blanks, points and dashes, and of Turkish numbers without the code of the country. */
function normalTaxId(taxId: string | null): string | null {
  const bare = taxId?.replace(/[\s.-]/g, '').toUpperCase() ?? '';
  return bare.replace(/^TR(?=\d{10,11}$)/, '') || null;
}
