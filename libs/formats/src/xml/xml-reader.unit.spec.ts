import { describe, expect, it } from '@jest/globals';
import { documentsOf, faultsOf, outcome } from '../parsing.mother.js';
import { xmlLimits } from './limits.js';
import { notesFormat } from './notes.mother.js';
import { xmlParserOf } from './parse-xml.js';
import { XmlReader } from './xml-reader.js';

const parse = xmlParserOf(notesFormat);
const faults = async (file: string | Uint8Array) => faultsOf(await outcome(parse, file));
const note = (content: string, id = '1') => `<n:note xmlns:n="urn:notes" id="${id}">${content}</n:note>`;

describe('what makes a file dangerous is refused', () => {
  it.each([
    [
      'a bomb of entities',
      '<!DOCTYPE n [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><n>&b;</n>',
      'FORMAT_ERROR: a document type (DOCTYPE) is not allowed',
    ],
    [
      'an external entity',
      '<!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/passwd">]><n>&x;</n>',
      'FORMAT_ERROR: a document type (DOCTYPE) is not allowed',
    ],
    [
      'an external document type',
      '<!DOCTYPE n SYSTEM "http://127.0.0.1/n.dtd"><n/>',
      'FORMAT_ERROR: a document type (DOCTYPE) is not allowed',
    ],
    ['an entity that XML has not', note('&nbsp;'), 'FORMAT_ERROR: not well-formed XML: undefined entity'],
    [
      'elements inside of each other',
      note('<a>'.repeat(xmlLimits.depth)),
      'FORMAT_ERROR: elements are inside of each other more than 64 times',
    ],
    [
      'an element with many attributes',
      note(`<a ${Array.from({ length: 65 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
      'FORMAT_ERROR: an element has more than 64 attributes',
    ],
    [
      'a tag that does not end',
      note(`<a b="${'x'.repeat(xmlLimits.markup + 200_000)}`),
      'FORMAT_ERROR: a tag, comment or text has more than 1048576 characters',
    ],
    [
      'a text that does not end',
      note('x'.repeat(xmlLimits.markup + 200_000)),
      'FORMAT_ERROR: a tag, comment or text has more than 1048576 characters',
    ],
    [
      'a comment that does not end',
      `<!--${'x'.repeat(xmlLimits.markup + 200_000)}`,
      'FORMAT_ERROR: a tag, comment or text has more than 1048576 characters',
    ],
    [
      'a document of many elements',
      note('<a/>'.repeat(xmlLimits.elements)),
      'FORMAT_ERROR: a document has more than 200000 elements',
    ],
  ])('%s', async (_, file, fault) => {
    expect(await faults(file)).toEqual([fault]);
  });

  it('declarations inside of a document type that a format may name', async () => {
    const parseNamed = xmlParserOf({ ...notesFormat, namesDocumentType: true });
    const external = `<!DOCTYPE n SYSTEM "http://127.0.0.1:1/n.dtd">${note('fine')}`;
    expect(documentsOf(await outcome(parseNamed, external))).toMatchObject([{ name: 'fine' }]);
    expect(faultsOf(await outcome(parseNamed, '<!DOCTYPE n [<!ENTITY a "a">]><n/>'))).toEqual([
      'FORMAT_ERROR: declarations inside of a document type (DOCTYPE) are not allowed',
    ]);
  });

  it('nothing of what it says is told: it may be personal', async () => {
    const told = await faults('<n:note xmlns:n="urn:notes"><Ayse.Yilmaz></n:note>');
    expect(told).toEqual(['FORMAT_ERROR: not well-formed XML: unexpected close tag']);
    expect(await faults('<Ayse.Yilmaz xmlns="urn:other"/>')).toEqual([
      'FORMAT_ERROR: the root element is none of notes',
    ]);
  });
});

describe('a limit', () => {
  it('is the same in whatever pieces a file comes, and says behind what it was reached', () => {
    for (const beyond of [-40, 1, xmlLimits.step / 2, xmlLimits.step * 2]) {
      const file = Buffer.from(note('x'.repeat(xmlLimits.markup + beyond)));
      const told = [1000, 70_000, file.length].map((size) => {
        const reader = new XmlReader(notesFormat);
        const parsed = [];
        for (let at = 0; at < file.length; at += size)
          parsed.push(...reader.push(file.subarray(at, at + size)));
        return [...parsed, ...reader.end()];
      });
      // More than a name may have: faulty in any case.
      const detail = beyond < 0 ? expect.stringContaining('name') : expect.stringContaining('1048576');
      expect(told[0]).toMatchObject([{ kind: 'faulty', faults: [{ detail }] }]);
      expect(told[1]).toEqual(told[0]);
      expect(told[2]).toEqual(told[0]);
    }
  });
});

describe('a file', () => {
  it('has elements by namespace, whatever their prefix is', async () => {
    const files = [
      note('x'),
      '<note xmlns="urn:notes" id="1">x</note>',
      '<n:note xmlns:n="urn:other" xmlns:m="urn:notes"/>',
    ];
    expect(documentsOf(await outcome(parse, files[0] ?? ''))).toEqual(
      documentsOf(await outcome(parse, files[1] ?? '')),
    );
    expect(await faults(files[2] ?? '')).toEqual(['FORMAT_ERROR: the root element is none of notes']);
  });

  it('has texts in pieces, of references and in sections', async () => {
    const file = note('\n a&amp;&#x131;<!-- no --><![CDATA[<b>]]> \r\n');
    expect(documentsOf(await outcome(parse, file))).toMatchObject([{ name: 'a&\u{131}<b>' }]);
  });

  it('is incomplete without its last tag, and nothing of it is published', async () => {
    const parsed = await outcome(parse, note('x').slice(0, -1));
    expect(parsed).toMatchObject([{ kind: 'faulty', size: note('x').length - 1 }]);
    expect(faultsOf(parsed)).toEqual(['FILE_INCOMPLETE: the file ends inside of 1 elements']);
  });

  it('has one root: what follows it makes it faulty', async () => {
    expect(await faults(`${note('x')}\n<!-- fine -->\n`)).toEqual([]);
    expect(await faults(`${note('x')}<n/>`)).toEqual([
      'FORMAT_ERROR: not well-formed XML: documents may contain only one root',
    ]);
  });

  it('without bytes has no documents, one of blanks is faulty', async () => {
    expect(await outcome(parse, '')).toEqual([]);
    expect(await faults(' \n')).toEqual([
      'FORMAT_ERROR: not well-formed XML: document must contain a root element',
    ]);
  });

  it('does not keep attachments, however long they are', async () => {
    const attached = `<n:attachment>${'QUJD'.repeat(1_000_000)}</n:attachment>`;
    expect(documentsOf(await outcome(parse, note(`${attached}x`)))).toMatchObject([{ name: 'x' }]);
  });
});

describe('an envelope', () => {
  const envelope = (count: string, notes: readonly string[]) =>
    `<n:notes xmlns:n="urn:notes"><n:count>${count}</n:count>${notes.join('\n')}</n:notes>`;

  it('is a record of its own behind its documents, and every byte is in one', async () => {
    const file = envelope('2', [note('\u{11F}'), note('b', '2')]);
    const parsed = await outcome(parse, file);
    expect(parsed).toMatchObject([
      { kind: 'document', place: { ordinal: 1, hint: '/n:note' } },
      { kind: 'document', place: { ordinal: 2, offset: Buffer.from(file).indexOf('<n:note ', 80) } },
      { kind: 'passed', what: 'n:notes', place: { ordinal: 0 } },
    ]);
    expect(parsed.reduce((sum, { size }) => sum + size, 0)).toBe(Buffer.byteLength(file));
  });

  it('must say as many documents as it has', async () => {
    const parsed = await outcome(parse, envelope('3', [note('a'), note('b', '2')]));
    expect(documentsOf(parsed)).toHaveLength(2);
    expect(faultsOf(parsed)).toEqual(['COUNT_MISMATCH: the envelope says 3 documents, 2 were read']);
  });

  it('that breaks leaves the documents before', async () => {
    const parsed = await outcome(parse, envelope('2', [note('a'), note('<b></c>', '2')]));
    expect(documentsOf(parsed)).toMatchObject([{ name: 'a' }]);
    expect(faultsOf(parsed)).toEqual(['FORMAT_ERROR: not well-formed XML: unexpected close tag']);
  });
});

describe('a charset', () => {
  const declared = (charset: string, text: string) =>
    Buffer.from(`<?xml version="1.0" encoding="${charset}"?>${note(text)}`, 'latin1');

  it.each([
    ['windows-1254', 'd\u{FD}\u{F0} \u{80}', 'd\u{131}\u{11F} \u{20AC}'],
    ['ISO-8859-9', 'd\u{FD}\u{F0}', 'd\u{131}\u{11F}'],
    ['utf-8', 'd\u{C4}\u{B1}', 'd\u{131}'],
    ['US-ASCII', 'di', 'di'],
  ])('%s is read as it is declared', async (charset, bytes, text) => {
    expect(documentsOf(await outcome(parse, declared(charset, bytes)))).toMatchObject([{ name: text }]);
  });

  it.each([
    ['UTF-8', 'ab\u{FD}c', 2],
    ['UTF-8', 'ab\u{EF}\u{BF}\u{BD}', 2],
    ['ISO-8859-9', 'a\u{93}', 1],
    ['US-ASCII', '\u{FD}', 0],
  ])('%s refuses what it has not, with its byte', async (charset, bytes, at) => {
    const file = declared(charset, bytes);
    const byte = file.indexOf('id="1">') + 'id="1">'.length + at;
    const [parsed] = await outcome(parse, file);
    expect(parsed).toMatchObject({
      kind: 'faulty',
      faults: [{ code: 'ENCODING_ERROR', place: { offset: byte } }],
    });
  });

  it('may be marked, and is refused where it is none of those that are read', async () => {
    expect(documentsOf(await outcome(parse, `\u{FEFF}${note('x')}`))).toMatchObject([{ name: 'x' }]);
    const refused = ['ENCODING_ERROR: the file is in a charset that is not read'];
    expect(await faults(Buffer.from(note('x'), 'utf16le'))).toEqual(refused);
    expect(await faults(declared('UTF-7', 'x'))).toEqual(refused);
  });
});
