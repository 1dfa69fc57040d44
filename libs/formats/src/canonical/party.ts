import { z } from 'zod';
import { Code } from './fields.js';

/** A way in which a document names somebody or something: the list the id is from, where it says so, and the id. */
export const SchemedId = z.object({ scheme: Code.nullable(), id: Code });
export type SchemedId = z.output<typeof SchemedId>;

/**
 * A party as far as records can be matched by it. Names and addresses stay in the kept document: they may be personal
 * data, and nothing is decided by them.
 */
export const Party = z.object({
  /** Tax number without blanks, points and dashes: `NL820098395B01`, `1234567890`. */
  taxId: Code.nullable(),
  /**
   * Further ids, of the party and of its legal registration, in the order of scheme and id: `partyInOrder` makes them. A GLN
   * is under the scheme `0088`, a DUNS number under `0060`; others under the list that the document names.
   */
  ids: z.array(SchemedId),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2).nullable(),
});
export type Party = z.output<typeof Party>;
