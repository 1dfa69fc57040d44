import { decodedText, type TextCharset } from '../text/charset.js';
import type { Line } from '../text/line-cutter.js';

/** Text of a place of the line, which may be shorter than its layout says; null: a character stands across its borders. */
export type TextAt = (at: number, length: number) => string | null;

/** A line whose places can be read, or the byte that is no character. */
export type Places =
  | { readonly kind: 'places'; readonly at: TextAt; readonly length: number }
  | { readonly kind: 'broken'; readonly index: number };

/** Half of a character that JavaScript counts as two. */
const surrogate = /[\u{10000}-\u{10FFFF}]/u;

/** @param unit what places are counted in. */
export function placesOf({ bytes }: Line, charset: TextCharset, unit: 'bytes' | 'characters'): Places {
  const whole = decodedText(bytes, charset);
  if (whole.kind === 'broken') return whole;
  if (unit === 'characters' && surrogate.test(whole.text)) {
    const characters = Array.from(whole.text);
    const at: TextAt = (from, length) => characters.slice(from - 1, from - 1 + length).join('');
    return { kind: 'places', at, length: characters.length };
  }
  if (unit === 'characters' || whole.text === bytes) {
    const { text } = whole;
    return {
      kind: 'places',
      at: (from, length) => text.slice(from - 1, from - 1 + length),
      length: text.length,
    };
  }
  const at: TextAt = (from, length) => {
    const place = decodedText(bytes.slice(from - 1, from - 1 + length), charset);
    return place.kind === 'text' ? place.text : null;
  };
  return { kind: 'places', at, length: bytes.length };
}
