import { describe, expect, it } from '@jest/globals';
import { collect, inChunks } from '../online-retail/retail-rows.mother.js';
import { rawLinesOf } from './raw-lines-of.js';

const linesOf = (text: string, chunk: number, limit: number) =>
  collect(rawLinesOf(inChunks(Buffer.from(text), chunk), limit));

async function read(text: string, chunk: number, limit = 100) {
  const lines = await linesOf(text, chunk, limit);
  return lines.map(({ no, offset, bytes, tooLong }) => [no, offset, bytes.toString(), tooLong]);
}

describe('rawLinesOf', () => {
  it.each([1, 2, 3, 64])('finds the same lines in chunks of %d bytes', async (chunk) => {
    expect(await read('one\r\n\ntwo\nlast', chunk)).toEqual([
      [1, 0, 'one', false],
      [2, 5, '', false],
      [3, 6, 'two', false],
      [4, 10, 'last', false],
    ]);
  });

  it.each([1, 4, 64])(
    'loses no byte of a file in the sizes of its lines, in chunks of %d bytes',
    async (chunk) => {
      const lines = await linesOf('one\r\n\ntwo\n1234567890\r\nlast', chunk, 5);

      expect(lines.map(({ size }) => size)).toEqual([5, 1, 4, 12, 4]);
    },
  );

  it('does not invent a line after the last line end', async () => {
    expect(await read('one\n', 64)).toEqual([[1, 0, 'one', false]]);
    expect(await read('', 64)).toEqual([]);
  });

  it.each([1, 4, 64])(
    'cuts a line over the limit and finds the next one, in chunks of %d bytes',
    async (chunk) => {
      expect(await read('1234567890\nnext\n12345\n', chunk, 5)).toEqual([
        [1, 0, '12345', true],
        [2, 11, 'next', false],
        [3, 16, '12345', false],
      ]);
    },
  );
});
