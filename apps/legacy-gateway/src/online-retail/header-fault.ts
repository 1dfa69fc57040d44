import { KervanError } from '@kervan/contracts';
import { decodeUtf8 } from '../byte-lines/decode-utf8.js';
import type { RawLine } from '../byte-lines/raw-line.js';
import { faultOr, isFault, type Fault } from './fault.js';
import { columns } from './layout.js';
import { splitCsv } from './split-csv.js';

const BYTE_ORDER_MARK = /^\uFEFF/;

/** What is wrong with the first line of a file, or null. Renamed or reordered columns would be read as others. */
export function headerFault(raw: RawLine): Fault | null {
  const result = faultOr(raw.no, () => {
    const names = splitCsv(decodeUtf8(raw).replace(BYTE_ORDER_MARK, ''));
    if (names?.join() !== columns.join()) {
      throw new KervanError('FORMAT_ERROR', `line 1: the header is not ${columns.join()}`);
    }
    return names;
  });
  return isFault(result) ? result : null;
}
