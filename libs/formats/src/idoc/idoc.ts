import { xmlParserOf } from '../xml/parse-xml.js';
import { knownName } from '../xml/xml-element.js';
import type { XmlFormat, XmlMapping } from '../xml/xml-format.js';
import { despatchOf } from './despatch-of.js';
import { invoiceOf } from './invoice-of.js';
import { orderOf } from './order-of.js';
import { productOf } from './product-of.js';

/** By EDI_DC40-MESTYP. */
const mappings: ReadonlyMap<string, XmlMapping> = new Map<string, XmlMapping>([
  ['ORDERS', orderOf],
  ['INVOIC', invoiceOf],
  ['DESADV', despatchOf],
  ['MATMAS', productOf],
]);

export const mapIdoc: XmlMapping = (reading, idoc) => {
  const type = reading.required(
    idoc.textAt('EDI_DC40', 'MESTYP'),
    'the type of the message (EDI_DC40-MESTYP)',
  );
  return mappings.get(type)?.(reading, idoc) ?? knownName(type);
};

/** IDocs of SAP as XML (ORDERS05, INVOIC02, DELVRY07, MATMAS05): several in one file, whose root is their basic type. */
export const idocXml: XmlFormat = {
  name: 'IDoc',
  prefixOf: (namespace) => (namespace === '' ? '' : null),
  mappingOf: (name) => (name === 'IDOC' ? mapIdoc : null),
  isEnvelope: (root) => /^[A-Z][A-Z0-9_]{2,29}$/.test(root),
  countName: null,
  skipped: new Set(),
  namesDocumentType: false,
};

export const parseIdocXml = xmlParserOf(idocXml);
