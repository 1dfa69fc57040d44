import { decodedText, type TextCharset } from '../text/charset.js';
import type { Line } from '../text/line-cutter.js';

/** Text of a place of the line, which may be shorter than its layout says; null: a character stands across its borders. */
export type TextAt = (at: number, length: number) => string | null;

/** A line whose places can be read, or the byte that is no character. */
export type Places =
  | { readonly kind: 'places'; readonly at: TextAt; readonly length: number }
  | { readonly kind: 'broken'; readonly index: number };

/** @param unit what places are counted in. */
export function placesOf({ bytes }: Line, charset: TextCharset, unit: 'bytes' | 'characters'): Places {
  const whole = decodedText(bytes, charset);
  if (whole.kind === 'broken') return whole;
  // In charsets of one byte, and in ASCII, both are the same.
  if (unit === 'characters' || whole.text === bytes) {
    const characters = unit === 'characters' ? Array.from(whole.text) : null;
    const at: TextAt = (from, length) =>
      characters
        ? characters.slice(from - 1, from - 1 + length).join('')
        : bytes.slice(from - 1, from - 1 + length);
    return { kind: 'places', at, length: characters?.length ?? bytes.length };
  }
  const at: TextAt = (from, length) => {
    const place = decodedText(bytes.slice(from - 1, from - 1 + length), charset);
    return place.kind === 'text' ? place.text : null;
  };
  return { kind: 'places', at, length: bytes.length };
}
