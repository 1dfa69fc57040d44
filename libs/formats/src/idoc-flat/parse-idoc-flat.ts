import { parserOf, type FileReader } from '../file-reader.js';
import { idocXml } from '../idoc/idoc.js';
import type { Parse } from '../parsed.js';
import type { TextCharset } from '../text/charset.js';
import type { XmlMapping } from '../xml/xml-format.js';
import { FlatIdocReader } from './flat-idoc-reader.js';
import { productOf } from './product-of.js';
import type { SegmentLayouts } from './segment-layout.js';

/** What becomes of an IDoc: products of MATMAS, and what becomes of it in XML. */
const mapping: XmlMapping = (reading, idoc) =>
  idoc.textAt('EDI_DC40', 'MESTYP') === 'MATMAS'
    ? productOf(reading, idoc)
    : (idocXml.mappingOf('IDOC')?.(reading, idoc) ?? '?');

/**
 * A parser of IDocs as SAP writes them in lines (EDI_DC40 and data records).
 *
 * @param layouts of the segments: `orders05`, or those of a WE60 file. Segments without a layout are passed over.
 */
export function idocFlatParser(charset: TextCharset, layouts: SegmentLayouts): Parse {
  return parserOf(openFlatIdocs(charset, layouts));
}

export function openFlatIdocs(charset: TextCharset, layouts: SegmentLayouts): () => FileReader {
  return () => new FlatIdocReader(charset, layouts, mapping);
}
