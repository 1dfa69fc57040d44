import {
  IadeBelgesiAlindi,
  SatisBelgesiAlindi,
  SevkBelgesiAlindi,
  StokFarkiAlindi,
  UrunBelgesiAlindi,
} from '@kervan/contracts';
import type { CanonicalDocument } from '@kervan/formats';
import { despatchContentOf } from './despatch-content.js';
import type { DocumentSort } from './document-sort.js';
import type { Draft } from './draft.js';
import { documentNoOf, identityOf } from './identity-of.js';
import { productContentOf } from './product-content.js';
import type { Reading } from './reading.js';
import { stockContentOf } from './stock-content.js';
import { tradeContentOf } from './trade-content.js';

/** What a document becomes; null where the reading found faults, `passed` where nothing is to be told. */
export function draftOf(
  document: CanonicalDocument,
  sort: DocumentSort,
  reading: Reading,
): Draft | 'passed' | null {
  const head = () => ({
    documentNo: documentNoOf(document),
    identity: identityOf(document, sort, reading.rules),
    tables: reading.meanings.tables,
  });
  switch (document.kind) {
    case 'order':
    case 'invoice': {
      const isReturn = sort === 'creditNote';
      const content = tradeContentOf(document, reading, isReturn);
      if (content === null) return null;
      return isReturn
        ? { kind: 'RETURN', contract: IadeBelgesiAlindi, content, ...head() }
        : { kind: 'SALE', contract: SatisBelgesiAlindi, content, ...head() };
    }
    case 'despatch': {
      const content = despatchContentOf(document, reading);
      return content && { kind: 'DESPATCH', contract: SevkBelgesiAlindi, content, ...head() };
    }
    case 'product': {
      const content = productContentOf(document, reading);
      return content && { kind: 'PRODUCT', contract: UrunBelgesiAlindi, content, ...head() };
    }
    case 'stock': {
      if (document.number === null && document.meaning === 'change')
        reading.find(
          'RULE_VIOLATION',
          'a change of stock has no number: two equal ones could not be told apart',
        );
      const content = stockContentOf(document, documentNoOf(document), reading);
      if (content === null || content === 'passed') return content;
      return { kind: content.kind, contract: StokFarkiAlindi, content, ...head() };
    }
  }
}
