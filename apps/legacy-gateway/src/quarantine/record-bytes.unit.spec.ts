import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { bytesOf, spanOf } from './record-bytes.js';

describe('the bytes of a record', () => {
  const file = Buffer.from('0123456789');

  it.each([1, 2, 3, 10])('are cut out of a file that comes in pieces of %d', async (size) => {
    const pieces = () =>
      Readable.from(
        Array.from({ length: Math.ceil(10 / size) }, (_, no) => file.subarray(no * size, (no + 1) * size)),
      );
    for (const [offset, length, text] of [
      [0, 10, '0123456789'],
      [3, 4, '3456'],
      [9, 1, '9'],
      [4, 0, ''],
      [8, 5, '89'],
    ] as const)
      expect(String(await buffer(bytesOf(pieces(), { offset, size: length })))).toBe(text);
  });

  it('are not there where its lines lie apart', () => {
    expect(() => spanOf({ offset: null, bytes: 5 })).toThrow('do not stand together');
  });
});
