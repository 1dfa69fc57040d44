import { isoScheme, partyInOrder } from '../canonical/in-order.js';
import type { Party, SchemedId } from '../canonical/party.js';
import type { XmlElement } from '../xml/xml-element.js';

/** Schemes of UBL-TR under which a party has its tax number: of companies and of persons. */
const turkishTaxIds = ['VKN', 'TCKN'];
const schemes: ReadonlyMap<string, string> = new Map([
  ['GLN', isoScheme.gln],
  ['DUNS', isoScheme.duns],
]);

/** @param role `cac:AccountingSupplierParty` and others, which the first one that is there stands for. */
export function partyOf(document: XmlElement, ...roles: readonly string[]): Party {
  const party = roles.map((role) => document.first(role, 'cac:Party')).find((found) => found !== undefined);
  if (!party) return { taxId: null, ids: [], country: null };
  const named = party.all('cac:PartyIdentification', 'cbc:ID');
  const turkish = named.find((id) => turkishTaxIds.includes(id.attribute('schemeID') ?? ''));
  const others = named.filter((id) => !turkishTaxIds.includes(id.attribute('schemeID') ?? ''));
  const country = party.textAt('cac:PostalAddress', 'cac:Country', 'cbc:IdentificationCode');
  return partyInOrder({
    taxId: turkish?.text ?? taxIdOf(party),
    ids: [...others, ...party.all('cac:PartyLegalEntity', 'cbc:CompanyID')].flatMap(schemedId),
    country: country && /^[A-Z]{2}$/.test(country) ? country : null,
  });
}

/** The number under the value added tax, where the party has several. */
function taxIdOf(party: XmlElement): string | null {
  const registrations = party
    .all('cac:PartyTaxScheme')
    .filter((entry) => entry.textAt('cbc:CompanyID') !== null);
  const vat = registrations.find((entry) => schemeOf(entry) === 'VAT');
  return (vat ?? registrations[0])?.textAt('cbc:CompanyID') ?? null;
}

function schemeOf(registration: XmlElement): string | null {
  return (
    registration.textAt('cac:TaxScheme', 'cbc:TaxTypeCode') ?? registration.textAt('cac:TaxScheme', 'cbc:ID')
  );
}

function schemedId(element: XmlElement): SchemedId[] {
  const scheme = element.attribute('schemeID');
  const id = element.text;
  return id === null ? [] : [{ scheme: scheme && (schemes.get(scheme) ?? scheme), id }];
}
