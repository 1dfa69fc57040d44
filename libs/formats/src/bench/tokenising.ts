import { SegmentCutter } from '../edi/segment-cutter.js';
import { SegmentFaults } from '../edi/segment-faults.js';
import { SegmentReader } from '../edi/segment-reader.js';
import type { Separators } from '../edi/separators.js';
import type { Syntax } from '../edi/syntax.js';
import { StrictDecoder } from '../xml/strict-decoder.js';
import type { XmlFormat } from '../xml/xml-format.js';
import { XmlTags } from '../xml/xml-tags.js';

/** Reads a chunk of a file, keeps nothing of it, and says how many things it found. */
export type Tokenise = (chunk: Buffer) => number;

/** What a reader tells is taken and forgotten. */
export function taken(reader: { push(chunk: Buffer): Iterable<unknown> }): Tokenise {
  return (chunk) => Array.from(reader.push(chunk)).length;
}

export function segmentsCut(syntax: Syntax, separators: Separators): Tokenise {
  const [cutter, reader] = [new SegmentCutter(), new SegmentReader(syntax, separators)];
  const faults = new SegmentFaults(0);
  return (chunk) => {
    let segments = 0;
    cutter.push(chunk);
    for (let cut = cutter.next(separators); cut; cut = cutter.next(separators)) {
      reader.read(cut, 1, faults);
      segments += 1;
    }
    return segments;
  };
}

export function tagsRead({ prefixOf, skipped, namesDocumentType }: XmlFormat): Tokenise {
  let elements = 0;
  const counting = { opened: () => (elements += 1), text: () => undefined, closed: () => undefined };
  const tags = new XmlTags(counting, prefixOf, skipped, namesDocumentType);
  const decoder = new StrictDecoder('utf-8', 0);
  return (chunk) => {
    const before = elements;
    tags.write(decoder.decoded(chunk));
    return elements - before;
  };
}
