import { describe, expect, it } from '@jest/globals';
import { corpus, type Sample } from './fuzz/corpus.js';
import { mutated } from './fuzz/mutated.js';
import { seededRandom } from './fuzz/seeded-random.js';
import { splinters } from './fuzz/splinters.js';
import { notesFormat } from './xml/notes.mother.js';
import { XmlReader } from './xml/xml-reader.js';

function told({ open }: Sample, pieces: readonly Buffer[]): string {
  const reader = open();
  return JSON.stringify([...pieces.flatMap((piece) => [...reader.push(piece)]), ...reader.end()]);
}

/** XML with letters of two, three and four bytes, line ends of two characters, references, and what is broken in the end. */
const letters = (end: string): Sample => ({
  name: `letters${end}`,
  family: 'xml',
  open: () => new XmlReader(notesFormat),
  bytes: Buffer.concat([
    Buffer.from(
      `\u{FEFF}<?xml version="1.0"?>\r\n<n:notes xmlns:n="urn:notes"><n:count>2</n:count>\r\n<n:note id="\u{11F}">\u{20AC}\r\n\u{1F600}&#x131;</n:note>`,
    ),
    Buffer.from(end, 'latin1'),
  ]),
});
const samples = [
  ...corpus(),
  letters('<n:note id="2">x</n:note></n:notes>'),
  letters('\u{C4}'),
  letters('\u{C4}<'),
  letters('<n:note id="3">&y;'),
  letters('</n:notes> behind the root <n:note/>'),
];
/** Places of a large file at which it is cut. */
const cuts = 50;

function randomPieces(bytes: Buffer, largest: number, random: () => number): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = 1 + Math.floor(random() * largest);
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

describe('bytes of a file may come in any pieces', () => {
  it.each(samples)('$name, cut in two', (sample) => {
    const { bytes } = sample;
    const whole = told(sample, [bytes]);
    const step = bytes.length <= 1000 ? 1 : Math.ceil(bytes.length / cuts);
    for (let at = 0; at <= bytes.length; at += step)
      expect(told(sample, [bytes.subarray(0, at), bytes.subarray(at)])).toBe(whole);
  });

  it.each(samples)('$name, byte by byte and in random pieces, also mutated', (sample) => {
    const random = seededRandom(4);
    for (const largest of [1, 3, 30, 300, 3, 30, 300]) {
      const bytes = largest === 1 ? sample.bytes : mutated(sample.bytes, splinters[sample.family], random);
      expect(told(sample, randomPieces(bytes, largest, random))).toBe(told(sample, [bytes]));
    }
  });
});
