import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { WHOLE_FILE } from '../receiving/whole-file.js';
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

  it('are all of the file where that was refused as a whole', async () => {
    const span = spanOf({ ordinal: WHOLE_FILE, offset: 0, bytes: 5 });
    expect(String(await buffer(bytesOf(Readable.from([file]), span)))).toBe('0123456789');
  });

  it('are not there where its lines lie apart', () => {
    expect(() => spanOf({ ordinal: 1, offset: null, bytes: 5 })).toThrow('do not stand together');
  });
});
