import type { CanonicalDocument } from '@kervan/formats';
import type { AskedFacts } from '../lookups/asked-facts.js';
import { kdvRateOf } from './kdv-rate.js';
import type { Meanings } from './meanings.js';

/** Asks for everything that a document names. */
export function mention(document: CanonicalDocument, meanings: Meanings, asked: AskedFacts): void {
  switch (document.kind) {
    case 'order':
    case 'despatch':
    case 'invoice': {
      const account = meanings.account(document.buyer);
      if (!('missing' in account)) asked.account(account);
      asked.day(document.issueDate);
      for (const line of document.lines) {
        const sku = meanings.sku(line.item);
        if ('is' in sku) asked.product(sku.is);
        meanings.unit(line.unit);
        const rate = 'taxes' in line ? kdvRateOf(line) : null;
        if (rate !== null) meanings.kdvClassOfRate(rate);
      }
      break;
    }
    case 'product':
      meanings.ownSku(document.sku);
      meanings.unit(document.unit);
      meanings.kdvClassOfGroup(document.group);
      break;
    case 'stock': {
      asked.day(document.day);
      const [sku, depot] = [meanings.ownSku(document.sku), meanings.depot(document.depot)];
      if ('is' in sku) asked.product(sku.is);
      if (depot && 'is' in depot && 'is' in sku) asked.level(depot.is, sku.is);
    }
  }
}
