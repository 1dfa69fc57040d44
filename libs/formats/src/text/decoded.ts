/** Text, or the index of the first byte that is none. */
export type Decoded =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'broken'; readonly index: number };

export type Charset = 'ascii' | 'utf-8' | `iso-8859-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

const replacement = '\u{FFFD}';
const beyondAscii = /[\u{80}-\u{FF}]/u;
/** Printable nowhere: a text that has them is in another charset, mostly windows-125x. */
const controls = /[\u{80}-\u{9F}]/u;
/** UTF-8 of the replacement character: whoever converted the text before has lost letters. */
const lostLetter = '\u{EF}\u{BF}\u{BD}';

/**
 * Decodes strictly: bytes that are no character of the charset, and letters that were lost before the file came, are
 * broken. No U+FFFD gets in. Letters and their marks stay as they came: places are counted before they are put together.
 *
 * @param bytes one character for each byte.
 */
export function decoded(bytes: string, charset: Charset): Decoded {
  if (!beyondAscii.test(bytes)) return { kind: 'text', text: bytes };
  if (charset === 'utf-8') return decodedUtf8(bytes);
  const broken =
    charset === 'ascii'
      ? bytes.search(beyondAscii)
      : earliest(bytes.search(controls), bytes.indexOf(lostLetter));
  if (broken >= 0) return { kind: 'broken', index: broken };
  // Without C1 controls, what the platform decodes as ISO-8859-1 and -9 (windows-1252 and -1254) are these.
  const text = new TextDecoder(charset).decode(Buffer.from(bytes, 'latin1'));
  const unknown = text.indexOf(replacement);
  return unknown >= 0 ? { kind: 'broken', index: unknown } : { kind: 'text', text };
}

function decodedUtf8(bytes: string): Decoded {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  const broken = text.indexOf(replacement);
  return broken >= 0
    ? { kind: 'broken', index: Buffer.byteLength(text.slice(0, broken)) }
    : { kind: 'text', text };
}

function earliest(one: number, other: number): number {
  return one < 0 || other < 0 ? Math.max(one, other) : Math.min(one, other);
}
