import { KervanError } from '@kervan/contracts';
import type { CsvLayout } from '@kervan/formats';
import iconv from 'iconv-lite';

/**
 * Text in a charset, whole or not at all: encoders answer what they do not know with `?`, so what they wrote is read back.
 *
 * @param field named when it cannot be written
 * @throws KervanError ENCODING_ERROR naming field and character
 */
export function encoded(text: string, charset: CsvLayout['charset'], field: string): Buffer {
  // Charsets of one byte know letters with their marks only as one.
  const composed = text.normalize('NFC');
  const bytes = iconv.encode(composed, charset);
  const back = iconv.decode(bytes, charset, { stripBOM: false });
  if (back === composed) return bytes;
  const kept = Array.from(back);
  const lost = Array.from(composed).find((character, index) => character !== kept[index]) ?? '';
  const point = lost.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  throw new KervanError(
    'ENCODING_ERROR',
    `${field}: the character U+${point} cannot be written in ${charset}`,
  );
}
