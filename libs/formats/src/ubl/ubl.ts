import { xmlParserOf } from '../xml/parse-xml.js';
import type { XmlFormat, XmlMapping } from '../xml/xml-format.js';
import { despatchOf } from './despatch-of.js';
import { creditNoteOf, invoiceOf } from './invoice-of.js';
import { ublPrefixOf } from './namespaces.js';
import { orderOf } from './order-of.js';

const mappings: ReadonlyMap<string, XmlMapping> = new Map<string, XmlMapping>([
  ['ubl:Invoice', invoiceOf],
  ['ubl:CreditNote', creditNoteOf],
  ['ubl:Order', orderOf],
  ['ubl:DespatchAdvice', despatchOf],
]);

/** UBL 2.0 and 2.1, UBL-TR, and the envelopes of e-Fatura. */
export const ubl: XmlFormat = {
  name: 'UBL',
  prefixOf: ublPrefixOf,
  mappingOf: (name) =>
    mappings.get(name) ?? (name.startsWith('ubl:') ? () => name.slice('ubl:'.length) : null),
  isEnvelope: (root) => root === 'sh:StandardBusinessDocument',
  countName: 'ElementCount',
  skipped: new Set(['cbc:EmbeddedDocumentBinaryObject']),
  namesDocumentType: false,
};

export const parseUbl = xmlParserOf(ubl);
