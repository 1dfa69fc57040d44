import { xmlParserOf } from '../xml/parse-xml.js';
import type { XmlFormat } from '../xml/xml-format.js';
import { invoiceOf } from './invoice-of.js';

const prefixes: ReadonlyMap<string, string> = new Map([
  ['urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100', 'rsm'],
  ['urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100', 'ram'],
  ['urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100', 'udt'],
]);

/** UN/CEFACT Cross Industry Invoice D16B, as EN 16931 has it. */
export const cii: XmlFormat = {
  name: 'CII',
  prefixOf: (namespace) => prefixes.get(namespace) ?? null,
  mappingOf: (name) => (name === 'rsm:CrossIndustryInvoice' ? invoiceOf : null),
  isEnvelope: () => false,
  countName: null,
  skipped: new Set(['ram:AttachmentBinaryObject']),
  namesDocumentType: false,
};

export const parseCii = xmlParserOf(cii);
