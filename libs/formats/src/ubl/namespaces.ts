const ubl = /^urn:oasis:names:specification:ubl:schema:xsd:([A-Za-z]+)-2$/;
const prefixes: ReadonlyMap<string, string | null> = new Map([
  ['CommonAggregateComponents', 'cac'],
  ['CommonBasicComponents', 'cbc'],
  // Signatures and what senders add of their own.
  ['CommonExtensionComponents', null],
]);
/** Envelopes of e-Fatura: a header of UN/CEFACT, a package of GİB, lists of no namespace. */
const envelopes: ReadonlyMap<string, string> = new Map([
  ['http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader', 'sh'],
  ['http://www.efatura.gov.tr/package-namespace', 'ef'],
  ['', ''],
]);

/** `ubl` for the documents of every kind, in UBL 2.0 and 2.1 alike. */
export function ublPrefixOf(namespace: string): string | null {
  const component = ubl.exec(namespace)?.[1];
  if (component === undefined) return envelopes.get(namespace) ?? null;
  const prefix = prefixes.get(component);
  return prefix === undefined ? 'ubl' : prefix;
}
