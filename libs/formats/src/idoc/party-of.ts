import { isoScheme, partyInOrder } from '../canonical/in-order.js';
import type { Party, SchemedId } from '../canonical/party.js';
import type { XmlElement } from '../xml/xml-element.js';
import { glnExtensions, partyRoles } from './codes.js';
import { qualified } from './qualified.js';

/** @param taxId which SAP tells beside of its parties. */
export function partyOf(idoc: XmlElement, role: keyof typeof partyRoles, taxId: string | null = null): Party {
  const segment = qualified(idoc, 'E1EDKA1', 'PARVW', partyRoles[role]);
  const gln = segment?.textAt('ILNNR') ?? null;
  return partyInOrder({
    taxId,
    ids: [...idOf(segment?.textAt('PARTN') ?? null), ...glnOf(gln)],
    country: countryOf(segment?.textAt('LAND1') ?? null),
  });
}

/** A party of a delivery. */
export function partyOfDelivery(delivery: XmlElement, role: keyof typeof partyRoles): Party {
  const segment = qualified(delivery, 'E1ADRM1', 'PARTNER_Q', partyRoles[role]);
  const extension = segment && qualified(segment, 'E1ADRE1', 'EXTEND_Q', glnExtensions);
  return partyInOrder({
    taxId: null,
    ids: [...idOf(segment?.textAt('PARTNER_ID') ?? null), ...glnOf(extension?.textAt('EXTEND_D') ?? null)],
    country: countryOf(segment?.textAt('COUNTRY1') ?? null),
  });
}

function idOf(id: string | null): SchemedId[] {
  return id === null ? [] : [{ scheme: null, id }];
}

/** SAP keeps other numbers in the same place: only what can be one is told as a GLN. */
function glnOf(id: string | null): SchemedId[] {
  return id !== null && /^\d{13}$/.test(id) ? [{ scheme: isoScheme.gln, id }] : [];
}

function countryOf(code: string | null): string | null {
  return code && /^[A-Z]{2}$/.test(code) ? code : null;
}
