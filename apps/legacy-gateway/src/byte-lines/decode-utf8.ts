import { KervanError } from '@kervan/contracts';
import type { RawLine } from './raw-line.js';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

const REPLACEMENT = '\uFFFD';

/**
 * Decodes a line strictly.
 *
 * @throws KervanError ENCODING_ERROR naming the line and the position in the file of the first byte that is not UTF-8.
 */
export function decodeUtf8(line: RawLine): string {
  try {
    return strict.decode(line.bytes);
  } catch (cause) {
    const position = line.offset + firstBadByte(line.bytes);
    throw new KervanError('ENCODING_ERROR', `line ${line.no}: byte ${position} of the file is not UTF-8`, {
      cause,
    });
  }
}

/** Where a lenient decoder writes a replacement character that the bytes do not contain. */
function firstBadByte(bytes: Buffer): number {
  let position = 0;
  for (const character of lenient.decode(bytes)) {
    if (character === REPLACEMENT && !isEncodedReplacement(bytes, position)) break;
    position += Buffer.byteLength(character);
  }
  return position;
}

function isEncodedReplacement(bytes: Buffer, position: number): boolean {
  return bytes[position] === 0xef && bytes[position + 1] === 0xbf && bytes[position + 2] === 0xbd;
}
