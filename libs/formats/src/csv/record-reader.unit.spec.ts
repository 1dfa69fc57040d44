import { describe, expect, it } from '@jest/globals';
import { cellsOf } from './cells.js';
import { RecordReader } from './record-reader.js';

const chunkSize = 65_536;
const limit = { lines: 100, bytes: 1_048_576 };
const dialect = { separator: ',', quote: '"' } as const;

/** What a file became, and how many characters were looked at for cells: in all, and for one chunk. */
function read(file: string) {
  const work = { all: 0, most: 0 };
  let ofChunk = 0;
  const reader = new RecordReader('utf-8', dialect, limit, (text, of) => {
    ofChunk += text.length;
    return cellsOf(text, of);
  });
  const records = { record: 0, unreadable: 0, undecodable: 0 };
  let size = 0;
  const take = (told: Iterable<{ readonly kind: keyof typeof records; readonly size: number }>) => {
    for (const one of told) {
      records[one.kind] += 1;
      size += one.size;
    }
    work.all += ofChunk;
    work.most = Math.max(work.most, ofChunk);
    ofChunk = 0;
  };
  const bytes = Buffer.from(file);
  for (let at = 0; at < bytes.length; at += chunkSize) take(reader.push(bytes.subarray(at, at + chunkSize)));
  take(reader.end());
  expect(size).toBe(bytes.length);
  return { records, work, bytes: bytes.length };
}

const lines = (count: number, text: string) => `${text}\n`.repeat(count);

describe('lines that leave a quote open', () => {
  it.each([
    ['and have quotes inside, of 200 KB', lines(50, `x","${'a'.repeat(200_000)}`), 0],
    ['and have quotes inside, of 2 KB', lines(5_000, `x","${'a'.repeat(2_000)}`), 0],
    ['and have quotes inside, of 4 bytes', lines(100_000, `x","`), 0],
    ['and begin with one', lines(20_000, `"${'a'.repeat(500)}`), 0],
    ['before text after a quote', lines(100, `${lines(98, `","${'a'.repeat(1_000)}`)}"x`), 0],
    ['before records', lines(100, `"open\n${lines(150, 'a,b')}`), 15_000],
  ])('%s cost no more than a few looks at each', (_, file, records) => {
    const { work, bytes, ...told } = read(file);
    expect(told.records).toMatchObject({ record: expect.any(Number), undecodable: 0 });
    expect(told.records.record).toBeGreaterThanOrEqual(records);
    expect(work.all).toBeLessThan(5 * bytes);
    expect(work.most).toBeLessThan(4 * (limit.bytes + chunkSize));
  });
});

describe('a record with line breaks inside its quotes', () => {
  const cell = (breaks: number) => `1,"${'x\n'.repeat(breaks)}",2\n`;

  it('may have as many lines as its layout says', () => {
    expect(read(cell(99)).records).toEqual({ record: 1, unreadable: 0, undecodable: 0 });
  });

  it('is taken for a quote that was forgotten where it has more: its first line alone is refused', () => {
    expect(read(cell(100)).records).toEqual({ record: 99, unreadable: 2, undecodable: 0 });
  });

  it('is one where it has more bytes than its layout says, too', () => {
    const file = `1,"${lines(11, 'x'.repeat(100_000))}",2\n`;
    expect(read(file).records).toEqual({ record: 10, unreadable: 2, undecodable: 0 });
  });
});
