import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../edi/fuzz/seeded-random.js';
import { xmlCorpus, type XmlFile } from './fuzz/corpus.js';
import { mutatedXml } from './fuzz/mutated.js';
import { notesFormat } from './notes.mother.js';
import type { XmlFormat } from './xml-format.js';
import { XmlReader } from './xml-reader.js';

function told(format: XmlFormat, pieces: readonly Buffer[]): string {
  const reader = new XmlReader(format);
  return JSON.stringify([...pieces.flatMap((piece) => [...reader.push(piece)]), ...reader.end()]);
}

/** Letters of two, three and four bytes, line ends of two characters, references, and what is broken in the end. */
const letters = (end: string): XmlFile => ({
  name: `letters${end}`,
  format: notesFormat,
  bytes: Buffer.concat([
    Buffer.from(
      `\u{FEFF}<?xml version="1.0"?>\r\n<n:notes xmlns:n="urn:notes"><n:count>2</n:count>\r\n<n:note id="\u{11F}">\u{20AC}\r\n\u{1F600}&#x131;</n:note>`,
    ),
    Buffer.from(end, 'latin1'),
  ]),
});
const files = [
  ...xmlCorpus(),
  letters('<n:note id="2">x</n:note></n:notes>'),
  letters('\u{C4}'),
  letters('\u{C4}<'),
  letters('<n:note id="3">&y;'),
  letters('</n:notes> behind the root <n:note/>'),
];

describe('bytes of a file may come in any pieces', () => {
  it.each(files)('$name, cut in two at each place', ({ format, bytes }) => {
    const whole = told(format, [bytes]);
    for (let at = 0; at <= bytes.length; at += bytes.length > 1000 ? 499 : 1) {
      expect(told(format, [bytes.subarray(0, at), bytes.subarray(at)])).toBe(whole);
    }
  });

  it.each(files)('$name, byte by byte and in random pieces, also mutated', ({ format, bytes }) => {
    const random = seededRandom(4);
    for (const largest of [1, 3, 30, 300, 3, 30, 300]) {
      const changed = largest === 1 ? bytes : mutatedXml(bytes, random);
      const pieces = [];
      for (let at = 0; at < changed.length;) {
        const size = 1 + Math.floor(random() * largest);
        pieces.push(changed.subarray(at, at + size));
        at += size;
      }
      expect(told(format, pieces)).toBe(told(format, [changed]));
    }
  });
});
