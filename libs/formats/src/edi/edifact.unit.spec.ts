import { describe, expect, it } from '@jest/globals';
import { fixture } from '../samples.mother.js';
import { parseEdifact } from './index.js';
import { documentsOf, faultsOf, outcome } from '../parsing.mother.js';

const unb = (syntax = 'UNOC:3') => `UNB+${syntax}+BUYER:14+SELLER:14+240311:0149+R1'`;
const body = (name = 'Widget') =>
  `BGM+220+A1+9'DTM+137:20240311:102'NAD+BY+111::9'NAD+SU+222::9'LIN+1++400:EN'IMD+F++:::${name}'QTY+21:5:PCE'`;
const order = (name?: string, reference = 'M1') =>
  `UNH+${reference}+ORDERS:D:96A:UN'${body(name)}UNS+S'CNT+2:1'UNT+11+${reference}'`;
const interchange = (message = order(), syntax?: string, count = 1) =>
  `${unb(syntax)}${message}UNZ+${count}+R1'`;

const namesOf = async (bytes: Buffer | string) =>
  documentsOf(await outcome(parseEdifact, bytes)).flatMap((document) =>
    document.kind === 'order' ? document.lines.map(({ item }) => item.name) : [],
  );
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('separators', () => {
  it('are those of UNA, and the release character takes their meaning', async () => {
    const text = interchange(order('A?+B?:C??D')).replaceAll(
      /[:+?']/g,
      (one) => ({ ':': '|', '+': '*', '?': '!', "'": '~' })[one] ?? one,
    );
    expect(await namesOf(`UNA|*.! ~${text}`)).toEqual(['A*B|C!D']);
  });

  it.each(["UNA:+.? '", "UNA:+,?*'", ''])('are the usual ones with "%s"', async (una) => {
    expect(await namesOf(una + interchange(order("O?'Neil")))).toEqual(["O'Neil"]);
  });

  it('are read after a byte order mark, and with line breaks and indentation in front of segments', async () => {
    const text = interchange().replaceAll("'", "' \r\n\t  ");
    expect(await namesOf(`\u{FEFF}UNA:+.? '\r\n${text}`)).toEqual(['Widget']);
  });

  it.each([50, 80])('are found in a file that is wrapped at %i columns', async (columns) => {
    const wrapped = interchange(order('A widget of many words')).match(new RegExp(`.{1,${columns}}`, 'gs'));
    expect(await namesOf(wrapped?.join('\r\n') ?? '')).toEqual(['A widget of many words']);
  });

  it.each(["UNA:+.?'X", "UNA::.? '", 'UNA:', 'ISA*00*', 'UN', '<xml/>'])(
    '"%s" begins nothing',
    async (text) => {
      expect(faultsOf(await outcome(parseEdifact, text))).toEqual([expect.stringMatching(/^FORMAT_ERROR: /)]);
    },
  );
});

describe('charsets', () => {
  it.each([
    ['UNOC:3', latin1('\u{FC}\u{DF}'), 'üß'],
    ['UNOK:3', latin1('\u{FE}\u{FD}\u{F0}\u{DD}'), 'şığİ'],
    ['UNOD:3', latin1('\u{B1}\u{E8}'), 'ąč'],
    ['UNOE:3', latin1('\u{B6}\u{D0}'), 'Жа'],
    ['UNOW:4', Buffer.from('şığ', 'utf8'), 'şığ'],
    ['UNOA:2', Buffer.from('Mü', 'utf8'), 'Mü'],
    ['UNOC:3', latin1('e'), 'e'],
  ])('%s', async (syntax, bytes, text) => {
    expect(await namesOf(latin1(interchange(order(bytes.toString('latin1')), syntax)))).toEqual([text]);
  });

  it('puts what was told apart into its composed form', async () => {
    expect(await namesOf(interchange(order('u\u{308}'), 'UNOW:4'))).toEqual(['ü']);
  });

  it.each([
    ['UNOA:2', '\u{FC}'],
    ['UNOC:3', '\u{93}'],
    ['UNOC:3', '\u{EF}\u{BF}\u{BD}'],
    ['UNOK:3', '\u{9F}'],
    ['UNOG:3', '\u{A5}'],
    ['UNOW:4', '\u{C5}'],
    ['UNOW:4', '\u{EF}\u{BF}\u{BD}'],
    ['UNOX:3', '\u{E9}'],
  ])('%s refuses what it does not have, with its byte', async (syntax, bytes) => {
    const text = interchange(order(`ab\r\n${bytes}`), syntax);
    const parsed = await outcome(parseEdifact, latin1(text));
    expect(documentsOf(parsed)).toEqual([]);
    expect(parsed[0]).toMatchObject({
      kind: 'faulty',
      faults: [{ code: 'ENCODING_ERROR', place: { offset: text.indexOf(bytes), ordinal: 1 } }],
    });
  });
});

describe('envelopes', () => {
  it('may have several messages, each a document', async () => {
    const parsed = await outcome(parseEdifact, interchange(order('A', 'M1') + order('B', 'M2'), 'UNOC:3', 2));
    expect(parsed.map(({ kind }) => kind)).toEqual(['document', 'document', 'passed']);
    expect(parsed).toMatchObject([
      { place: { ordinal: 1 } },
      { place: { ordinal: 2 } },
      { place: { ordinal: 0 } },
    ]);
  });

  it('may have groups, which are what UNZ counts then', async () => {
    const group = (reference: string) =>
      `UNG+ORDERS+B+S+240311:0149+${reference}+UN+D:96A'${order()}UNE+1+${reference}'`;
    expect(faultsOf(await outcome(parseEdifact, interchange(group('1') + group('2'), 'UNOC:3', 2)))).toEqual(
      [],
    );
    expect(faultsOf(await outcome(parseEdifact, interchange(group('1') + group('2'), 'UNOC:3', 3)))).toEqual([
      'COUNT_MISMATCH: UNZ says 3 groups, 2 were read',
    ]);
  });

  it('may follow one another in one file, with separators of their own', async () => {
    const second = interchange(order('B')).replaceAll("'", '~');
    const text = `${interchange(order('A'))}\n\u{FEFF}UNA:+.? ~${second}`;
    expect(await namesOf(text)).toEqual(['A', 'B']);
    expect(faultsOf(await outcome(parseEdifact, text))).toEqual([]);
  });

  it('may be missing around a message', async () => {
    expect(faultsOf(await outcome(parseEdifact, order()))).toEqual([]);
    expect(await namesOf(order('A'))).toEqual(['A']);
  });

  it('may be missing with UNH and UNT, if control totals say that the message is complete', async () => {
    expect(await namesOf(`${body('A')}UNS+S'CNT+2:1'${body('B')}UNS+S'CNT+2:1'`)).toEqual(['A', 'B']);
    expect(faultsOf(await outcome(parseEdifact, body()))).toEqual([
      'FILE_INCOMPLETE: neither UNT nor CNT says that the message is complete',
    ]);
  });

  it('may have objects, whose bytes are passed over', async () => {
    const object = "UNO+P1+1:Doc+13+13'UNZ+9+9'\r\nÿ''UNP+12+P1'";
    const text = `${unb()}${order()}${object}UNZ+2+R1'`;
    expect(faultsOf(await outcome(parseEdifact, latin1(text)))).toEqual([]);
    expect(faultsOf(await outcome(parseEdifact, latin1(text.replace('UNZ+2+R1', 'UNZ+1+R1'))))).toEqual([]);
    expect(faultsOf(await outcome(parseEdifact, latin1(text.replace('UNZ+2+R1', 'UNZ+3+R1'))))).toEqual([
      'COUNT_MISMATCH: UNZ says 3 messages, 1 were read',
    ]);
  });

  it('pass messages of other types', async () => {
    const parsed = await outcome(parseEdifact, interchange("UNH+1+CONTRL:4:1:UN'UCI+1+A+B+7'UNT+3+1'"));
    expect(parsed).toMatchObject([
      { kind: 'passed', what: 'CONTRL' },
      { kind: 'passed', what: 'envelope' },
    ]);
  });

  it.each([
    ['UNT+11', 'UNT+12', 'COUNT_MISMATCH: UNT says 12 segments, 11 were read'],
    ['UNT+11', 'UNT+', 'FORMAT_ERROR: UNT has no count of segments'],
    ['UNT+11+M1', 'UNT+11+M2', 'FORMAT_ERROR: UNT has another reference than UNH'],
    ['UNZ+1+R1', 'UNZ+1+R2', 'FORMAT_ERROR: UNZ has another reference than UNB'],
    ['UNZ+1', 'UNZ+2', 'COUNT_MISMATCH: UNZ says 2 messages, 1 were read'],
    ['CNT+2:1', 'CNT+2:2', 'COUNT_MISMATCH: CNT says 2, 1 were read'],
    ['CNT+2:1', 'CNT+1:4.5', 'COUNT_MISMATCH: CNT says 4.5, 5 were read'],
    ["UNT+11+M1'", '', 'FORMAT_ERROR: UNT is missing before UNZ'],
    ["UNZ+1+R1'", '', 'FILE_INCOMPLETE: the file ends without UNZ'],
    ["UNZ+1+R1'", 'UNZ+1+R1', 'FILE_INCOMPLETE: the file ends without UNZ'],
    ["UNZ+1+R1'", "UNZ+1+R1'x", 'FORMAT_ERROR: no EDIFACT interchange begins here'],
    ["UNZ+1+R1'", `LIN+1'UNZ+1+R1'`, 'FORMAT_ERROR: a segment stands outside of messages'],
    ["UNZ+1+R1'", interchange(), 'FORMAT_ERROR: UNZ is missing before UNB'],
    ['BGM+220+A1+9', 'BGM+220++9', 'FORMAT_ERROR: the document number (BGM) is missing'],
    ['BGM+220+A1+9', 'BGM+220+A1+1', 'RULE_VIOLATION: the message takes a document back'],
    ['20240311:102', '20240230:102', 'FORMAT_ERROR: DTM has no day of the calendar'],
    ['20240311:102', '20240311:999', 'FORMAT_ERROR: DTM has a date in a format that is not known'],
    ['QTY+21:5:PCE', 'QTY+21:1.234,5', 'FORMAT_ERROR: element 1.2 of QTY is no number'],
    ['QTY+21:5:PCE', 'QTY+99:5:PCE', 'FORMAT_ERROR: the quantity of a line is missing'],
    [
      'BGM+220+A1+9',
      `BGM+220+${'A'.repeat(201)}+9`,
      'FORMAT_ERROR: number: Too big: expected string to have <=200 characters',
    ],
  ])('with %s as %s, the fault is told', async (there, instead, fault) => {
    const faults = faultsOf(await outcome(parseEdifact, interchange().replace(there, instead)));
    expect(faults).toContain(fault);
  });

  it('that break off in a message make it incomplete', async () => {
    const text = interchange();
    const parsed = await outcome(parseEdifact, text.slice(0, text.indexOf('QTY')));
    expect(faultsOf(parsed)).toEqual([
      'FILE_INCOMPLETE: the file ends without UNT',
      'FILE_INCOMPLETE: the file ends without UNZ',
    ]);
  });

  it('tell no value of what is faulty', async () => {
    const text = interchange().replaceAll(/111|20240311|:5:PCE|A1/g, 'Ayse Yilmaz');
    expect(JSON.stringify(await outcome(parseEdifact, text))).not.toContain('Yilmaz');
  });
});

describe('empty files', () => {
  it('say nothing', async () => {
    expect(await outcome(parseEdifact, '')).toEqual([]);
    expect(await outcome(parseEdifact, ' \r\n')).toMatchObject([{ kind: 'passed', size: 3 }]);
  });
});

describe('sizes', () => {
  it('of records are those of the file', async () => {
    const bytes = fixture('edi/edifact/ORDERS-D96B-with-UNG.edi');
    const parsed = await outcome(parseEdifact, bytes);
    expect(parsed.reduce((sum, { size }) => sum + size, 0)).toBe(bytes.length);
  });

  it('are limited: a segment without end is a fault', async () => {
    const parsed = await outcome(parseEdifact, `${unb()}UNH+1+ORDERS:D:96A:UN'FTX+${'x'.repeat(1_100_000)}`);
    expect(faultsOf(parsed)).toEqual([
      'FORMAT_ERROR: a segment is larger than 1048576 bytes',
      'FORMAT_ERROR: a segment is larger than 1048576 bytes',
    ]);
  });

  it('are limited: a message without end is a fault, and those after it are read', async () => {
    const endless = `UNH+1+ORDERS:D:96A:UN'${`FTX+AAA+++${'x'.repeat(990)}'`.repeat(17_000)}UNT+17002+1'`;
    const parsed = await outcome(parseEdifact, interchange(endless + order(), 'UNOC:3', 2));
    expect(faultsOf(parsed)).toEqual(['FORMAT_ERROR: the message is larger than 16777216 bytes']);
    expect(documentsOf(parsed)).toHaveLength(1);
  });
});
