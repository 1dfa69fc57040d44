import type { CanonicalDocument } from '@kervan/formats';
import { KnownFacts } from '../lookups/known-facts.js';
import type { Facts } from '../lookups/facts.js';
import type { MappingTable } from '../mapping-tables/mapping-table.js';
import { MappingTables } from '../mapping-tables/mapping-tables.js';
import { units } from '../mapping-tables/units.js';
import { VKN } from './canonical.mother.js';
import { DocumentRules } from './document-rules.js';
import { Meanings } from './meanings.js';
import type { Normalised } from './normalised.js';
import { normalisedOf } from './normalised-of.js';
import { Reading } from './reading.js';

/** Rules of a source that sends invoices of everything and finds customers by their VKN. */
export const usual = {
  takes: ['invoice', 'creditNote', 'despatch', 'product', 'stock'],
  account: { by: 'taxId' },
};

/** One customer, one product, seven of it in one depot, and the books of 2025 closed. */
export const known: Facts = {
  accounts: [{ accountNo: '120.00042', currency: 'TRY', status: 'ACTIVE', taxNo: VKN }],
  products: [{ sku: '85123A', unit: 'C62', kdvClass: 'GENERAL' }],
  depotNos: ['MERKEZ'],
  levels: [{ depotNo: 'MERKEZ', sku: '85123A', onHand: '7' }],
  closedPeriods: ['2025-12'],
};

interface Given {
  readonly rules?: object;
  readonly facts?: Partial<Facts>;
  readonly tables?: readonly MappingTable[];
}

/** What becomes of a document where nothing was changed in mapping tables while the gateway ran. */
export async function normalise(document: CanonicalDocument, given: Given = {}): Promise<Normalised> {
  const tables = new MappingTables(
    new Map([units, ...(given.tables ?? [])].map((table) => [table.name, table])),
  );
  const answers = await tables.ask({ query: () => Promise.resolve([]) }, []);
  const rules = DocumentRules.parse({ ...usual, ...given.rules });
  const facts = new KnownFacts({ ...known, ...given.facts });
  return normalisedOf(document, new Reading(rules, new Meanings(rules, answers), facts));
}
