import { decoded, type Charset } from '../text/decoded.js';
import { inNfc } from '../text/in-nfc.js';
import { knownTag, type SegmentFaults } from './segment-faults.js';
import type { Cut } from './segment-cutter.js';
import { Segment, split } from './segment.js';
import type { Separators } from './separators.js';
import type { Syntax } from './syntax.js';

/** What most segments do not have: line breaks and bytes beyond ASCII. */
const unusual = /[\r\n\x80-\xFF]/;

/** Makes segments of cut bytes: wrapping undone, decoded in the charset that the interchange declares, split. */
export class SegmentReader {
  readonly #open: string;
  #charset: Charset = 'utf-8';

  constructor(
    private readonly syntax: Syntax,
    private readonly separators: Separators,
  ) {
    this.#open = syntax.envelope.interchange.open;
  }

  /**
   * @param position number of the segment in its message; 0 outside of messages.
   * @param faults gets an ENCODING_ERROR with the byte that is no character.
   */
  read({ bytes, offset }: Cut, position: number, faults: SegmentFaults): Segment {
    if (!unusual.test(bytes) && !bytes.startsWith(this.#open)) return this.#segment(bytes, offset, position);
    // Files are wrapped at 50 or 80 columns, within values, too: a line break is never part of one.
    const unwrapped = bytes.replace(/[\r\n]+/g, '');
    if (unwrapped.startsWith(this.#open)) {
      this.#charset = this.syntax.charsetOf(this.#segment(unwrapped, offset, position));
    }
    const result = decoded(unwrapped, this.#charset);
    if (result.kind === 'text') return this.#segment(inNfc(result.text), offset, position);
    const at = offset + wrappedIndex(bytes, result.index);
    const segment = this.#segment(unwrapped, offset, position);
    faults.add(
      'ENCODING_ERROR',
      `byte ${at} is no character of ${this.#charset}, or the mark of a lost one`,
      at,
      knownTag(segment.tag),
    );
    return segment;
  }

  #segment(text: string, offset: number, position: number): Segment {
    const elements = split(text, this.separators);
    return new Segment(elements[0]?.[0] ?? '', elements, offset, position);
  }
}

/** Index in wrapped bytes of what has this index without line breaks. */
function wrappedIndex(bytes: string, index: number): number {
  let left = index;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === '\n' || bytes[at] === '\r') continue;
    if (left === 0) return at;
    left -= 1;
  }
  return bytes.length;
}
