import { partyInOrder } from '../canonical/in-order.js';
import type { Party, SchemedId } from '../canonical/party.js';
import type { XmlElement } from '../xml/xml-element.js';

/** Kinds of tax registration in the order in which they are believed: for VAT, and with the tax office. */
const registrations = ['VA', 'FC'];

export function partyOf(party: XmlElement | undefined): Party {
  if (!party) return { taxId: null, ids: [], country: null };
  const numbers = party.all('ram:SpecifiedTaxRegistration', 'ram:ID');
  const taxIds = registrations.map((kind) => numbers.find((number) => number.attribute('schemeID') === kind));
  const country = party.textAt('ram:PostalTradeAddress', 'ram:CountryID');
  return partyInOrder({
    taxId: taxIds.find((number) => number !== undefined)?.text ?? null,
    ids: [
      ...party.all('ram:ID'),
      ...party.all('ram:GlobalID'),
      ...party.all('ram:SpecifiedLegalOrganization', 'ram:ID'),
    ].flatMap(schemedId),
    country: country && /^[A-Z]{2}$/.test(country) ? country : null,
  });
}

function schemedId(element: XmlElement): SchemedId[] {
  return element.text === null ? [] : [{ scheme: element.attribute('schemeID'), id: element.text }];
}
