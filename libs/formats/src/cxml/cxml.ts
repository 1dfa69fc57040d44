import { xmlParserOf } from '../xml/parse-xml.js';
import { knownName } from '../xml/xml-element.js';
import type { XmlFormat, XmlMapping } from '../xml/xml-format.js';
import { despatchOf } from './despatch-of.js';
import { invoiceOf } from './invoice-of.js';
import { orderOf } from './order-of.js';

const mappings: ReadonlyMap<string, XmlMapping> = new Map<string, XmlMapping>([
  ['OrderRequest', orderOf],
  ['InvoiceDetailRequest', invoiceOf],
  ['ShipNoticeRequest', despatchOf],
]);

const mapMessage: XmlMapping = (reading, message) => {
  const [request] = message.first('Request')?.children ?? [];
  const kind = request?.name ?? message.children.at(-1)?.name ?? null;
  const name = reading.required(kind, 'what the message is');
  return mappings.get(name)?.(reading, message) ?? knownName(name);
};

/** cXML 1.2: what it says of its document type is not fetched. Parts of MIME around it must be taken off before. */
export const cxml: XmlFormat = {
  name: 'cXML',
  prefixOf: (namespace) => (namespace === '' ? '' : null),
  mappingOf: (name) => (name === 'cXML' ? mapMessage : null),
  isEnvelope: () => false,
  countName: null,
  skipped: new Set(['BinaryData']),
  namesDocumentType: true,
};

export const parseCxml = xmlParserOf(cxml);
