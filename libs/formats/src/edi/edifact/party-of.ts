import { partyInOrder } from '../../canonical/in-order.js';
import type { Party, SchemedId } from '../../canonical/party.js';
import { firstOf } from '../../canonical/first-of.js';
import { schemeOf } from '../scheme-of.js';
import type { Segment } from '../segment.js';
import { agencySchemes, references } from './codes.js';
import type { MessageGroup } from '../message-group.js';

/** @param correspondent who it is where the message names nobody, or by no number. */
export function partyOf(
  message: MessageGroup,
  roles: readonly string[],
  correspondent: SchemedId | null,
): Party {
  const named = firstOf(message.of('NAD'), roles, ({ trigger }) => trigger.at(1));
  const fallback = correspondent ? [correspondent] : [];
  if (!named) return { taxId: null, ids: fallback, country: null };
  const numbers = named.of('RFF').map(({ trigger }) => trigger);
  const registrations = numbers.filter((number) => references.registration.includes(number.at(1) ?? ''));
  const ids = [
    named.trigger.at(2) === null ? null : nadId(named.trigger),
    ...registrations.map(registrationId),
  ];
  const country = named.trigger.at(9);
  const party = partyInOrder({
    taxId: firstOf(numbers, references.taxId, (number) => number.at(1))?.at(1, 2) ?? null,
    ids: ids.filter((id) => id !== null),
    country: country && /^[A-Z]{2}$/.test(country) ? country : null,
  });
  return party.taxId === null && party.ids.length === 0 ? { ...party, ids: fallback } : party;
}

function nadId(segment: Segment): SchemedId {
  const [list, agency] = [segment.at(2, 2), segment.at(2, 3)];
  return { scheme: list ?? schemeOf(agencySchemes, agency), id: segment.at(2) ?? '' };
}

function registrationId(segment: Segment): SchemedId | null {
  const id = segment.at(1, 2);
  return id === null ? null : { scheme: null, id };
}
