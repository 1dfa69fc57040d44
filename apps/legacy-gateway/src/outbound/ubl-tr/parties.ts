import type { UblTrWriting } from '../destinations/writing.js';
import { leaf, parent, type Xml } from './xml-text.js';

/** We. */
export function sellerParty({ taxNo, name, taxOffice, district, city }: UblTrWriting['seller']): Xml {
  return parent('cac:AccountingSupplierParty', [
    parent('cac:Party', [
      parent('cac:PartyIdentification', [leaf('cbc:ID', taxNo, { schemeID: 'VKN' })]),
      parent('cac:PartyName', [leaf('cbc:Name', name)]),
      parent('cac:PostalAddress', [
        leaf('cbc:CitySubdivisionName', district),
        leaf('cbc:CityName', city),
        parent('cac:Country', [leaf('cbc:IdentificationCode', 'TR'), leaf('cbc:Name', 'Türkiye')]),
      ]),
      parent('cac:PartyTaxScheme', [parent('cac:TaxScheme', [leaf('cbc:Name', taxOffice)])]),
    ]),
  ]);
}

/** By its account number alone: who it is stays with the core. */
export function buyerParty(accountNo: string): Xml {
  return parent('cac:AccountingCustomerParty', [
    parent('cac:Party', [
      parent('cac:PartyIdentification', [leaf('cbc:ID', accountNo, { schemeID: 'MUSTERINO' })]),
    ]),
  ]);
}
