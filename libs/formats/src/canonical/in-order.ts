import { exact } from './exact.js';
import type { Party, SchemedId } from './party.js';
import type { Tax, TaxSubtotal } from './tax.js';

/** Schemes of ISO 6523 under which every syntax names the same id, whatever its own qualifier is. */
export const isoScheme = { duns: '0060', gln: '0088', gtin: '0160' } as const;

/**
 * A party in its normal form, the same for every syntax: the tax number without blanks, points and dashes; ids in order,
 * none twice, without those that only repeat the tax number.
 *
 * @param taxId as the document has it. Where it begins with a digit and the party is in a country that puts its code
 * before its numbers (EN 16931, BR-CO-09; not Türkiye), the code is put before.
 */
export function partyInOrder(party: {
  readonly taxId: string | null;
  readonly ids: readonly SchemedId[];
  readonly country: string | null;
}): Party {
  const bare = party.taxId?.replace(/[\s.-]/g, '') ?? '';
  const prefixed = /^\d/.test(bare) && party.country && party.country !== 'TR' ? party.country + bare : bare;
  const ids = new Map(
    party.ids
      .filter(({ id }) => id !== party.taxId && id !== prefixed)
      .map((entry) => [JSON.stringify([entry.scheme ?? '', entry.id]), entry]),
  );
  return {
    taxId: prefixed || null,
    ids: [...ids].sort(([one], [other]) => compared(one, other)).map(([, entry]) => entry),
    country: party.country,
  };
}

export function taxesInOrder(taxes: readonly TaxSubtotal[]): TaxSubtotal[] {
  return [...taxes].sort((one, other) => comparedTaxes(one.tax, other.tax));
}

/** By scheme, category and rate: the rate as a number, nothing before something. */
function comparedTaxes(one: Tax, other: Tax): number {
  return (
    compared(one.scheme, other.scheme) ||
    compared(one.category ?? '', other.category ?? '') ||
    exact(one.rate ?? '-1').cmp(other.rate ?? '-1')
  );
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
