import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { CanonicalDocument } from '@kervan/formats';
import { AskedFacts } from '../lookups/asked-facts.js';
import { KnownFacts } from '../lookups/known-facts.js';
import { lookUp } from '../lookups/look-up.js';
import { AskedNames } from '../mapping-tables/asked-names.js';
import type { MappingTables } from '../mapping-tables/mapping-tables.js';
import type { DocumentRules } from './document-rules.js';
import { sortOf } from './document-sort.js';
import { Meanings } from './meanings.js';
import { mention } from './mention.js';
import { normalisedOf } from './normalised-of.js';
import type { Normalised } from './normalised.js';
import { Reading } from './reading.js';
import { unknownTables } from './unknown-tables.js';

/** Turns canonical documents into drafts of events. */
export interface Normaliser {
  /**
   * Same order as given. Asks the database twice for all of them: what names mean, and what is known of what they mean.
   *
   * @throws KervanError DATABASE_UNAVAILABLE
   */
  normalise(documents: readonly CanonicalDocument[]): Promise<readonly Normalised[]>;
}

/**
 * @param rules of the source that the documents are from
 * @throws KervanError SOURCE_INVALID for rules that name mapping tables that are not there
 */
export function normaliser(
  db: Pick<Db, 'query'>,
  rules: DocumentRules,
  tables: Pick<MappingTables, 'ask' | 'has'>,
): Normaliser {
  const faults = unknownTables(rules, (name) => tables.has(name));
  if (faults.length > 0) throw new KervanError('SOURCE_INVALID', `documents.${faults.join('; documents.')}`);
  const isTaken = (document: CanonicalDocument): boolean => {
    const sort = sortOf(document);
    return sort !== null && rules.takes.includes(sort);
  };
  return {
    async normalise(documents) {
      const taken = documents.filter(isTaken);
      const names = new AskedNames();
      for (const document of taken) mention(document, new Meanings(rules, names), new AskedFacts());
      const answers = await tables.ask(db, names.questions);
      const asked = new AskedFacts();
      for (const document of taken) mention(document, new Meanings(rules, answers), asked);
      const facts = new KnownFacts(await lookUp(db, asked));
      return documents.map((document) =>
        normalisedOf(document, new Reading(rules, new Meanings(rules, answers), facts)),
      );
    },
  };
}
