import iconv from 'iconv-lite';
import { decoded, type Decoded } from './decoded.js';

/** Charsets in which text files come; a source declares its own, none is guessed. All of them have ASCII as it is. */
export const textCharsets = ['utf-8', 'windows-1254', 'iso-8859-9', 'cp857'] as const;
export type TextCharset = (typeof textCharsets)[number];

const beyondAscii = /[\u{80}-\u{FF}]/u;
const lostLetter = '\u{EF}\u{BF}\u{BD}';
const replacement = '\u{FFFD}';

/**
 * Decodes strictly: bytes that are no character of the charset are broken, and so are letters that were lost before
 * the file came. ISO-8859-9 is itself and not windows-1254: its C1 controls are broken.
 *
 * @param bytes one character for each byte.
 */
export function decodedText(bytes: string, charset: TextCharset): Decoded {
  if (charset === 'utf-8' || charset === 'iso-8859-9') return decoded(bytes, charset);
  if (!beyondAscii.test(bytes)) return { kind: 'text', text: bytes };
  const text = iconv.decode(Buffer.from(bytes, 'latin1'), charset);
  const broken = [text.indexOf(replacement), bytes.indexOf(lostLetter)].filter((index) => index >= 0);
  return broken.length > 0 ? { kind: 'broken', index: Math.min(...broken) } : { kind: 'text', text };
}
