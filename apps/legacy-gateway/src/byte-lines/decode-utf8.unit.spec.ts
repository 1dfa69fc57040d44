import { describe, expect, it } from '@jest/globals';
import { decodeUtf8 } from './decode-utf8.js';

const line = (...bytes: number[]) => ({
  no: 7,
  offset: 100,
  bytes: Buffer.from(bytes),
  size: bytes.length,
  tooLong: false,
});

describe('decodeUtf8', () => {
  it('decodes letters beyond ASCII and keeps an encoded replacement character', () => {
    expect(decodeUtf8({ ...line(), bytes: Buffer.from('£40 ş \uFFFD') })).toBe('£40 ş \uFFFD');
  });

  it.each([
    ['a byte of ISO-8859-9', [0x41, 0xfd, 0x42], 101],
    ['a sequence cut off by the next letter', [0x41, 0xc5, 0x42], 101],
    ['a sequence cut off by the line end', [0x41, 0x42, 0xe2, 0x82], 102],
    ['a bad byte after an encoded replacement character', [0xef, 0xbf, 0xbd, 0xff], 103],
    ['an overlong form', [0xc0, 0xaf], 100],
  ])('names the position of %s', (_, bytes, position) => {
    expect(() => decodeUtf8(line(...bytes))).toThrow(
      expect.objectContaining({
        code: 'ENCODING_ERROR',
        message: `line 7: byte ${position} of the file is not UTF-8`,
      }),
    );
  });
});
