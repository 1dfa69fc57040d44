import { parserOf, type FileReader } from '../file-reader.js';
import { mapIdoc } from '../idoc/idoc.js';
import type { Parse } from '../parsed.js';
import type { TextCharset } from '../text/charset.js';
import { FlatIdocReader } from './flat-idoc-reader.js';
import type { SegmentLayouts } from './segment-layout.js';

/**
 * A parser of IDocs as SAP writes them in lines (EDI_DC40 and data records).
 *
 * @param layouts of the segments: `orders05`, or those of a WE60 file. Segments without a layout are passed over.
 */
export function idocFlatParser(charset: TextCharset, layouts: SegmentLayouts): Parse {
  return parserOf(openFlatIdocs(charset, layouts));
}

export function openFlatIdocs(
  charset: TextCharset,
  layouts: SegmentLayouts,
): (tolerance?: string) => FileReader {
  return (tolerance) => new FlatIdocReader(charset, layouts, mapIdoc, tolerance);
}
