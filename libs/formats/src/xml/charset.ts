/** What a file may declare to be written in. */
const charsets: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'us-ascii'],
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(
    (part) => [`iso-8859-${part}`, `iso-8859-${part}`] as const,
  ),
  ...['1250', '1251', '1252', '1254'].map((page) => [`windows-${page}`, `windows-${page}`] as const),
]);

export const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);

/** With or without a mark, in both orders of bytes. */
const wideBeginnings = ['\u{FE}\u{FF}', '\u{FF}\u{FE}', '\u{0}<', '<\u{0}'];

/**
 * The charset that a file's first bytes declare: UTF-8 where they declare none, as XML has it.
 *
 * @returns null: it is declared, but none of those that are read, or the bytes are UTF-16.
 */
export function declaredCharset(beginning: Buffer): string | null {
  const marked = beginning.subarray(0, 3).equals(byteOrderMark);
  const text = beginning.toString('latin1');
  if (wideBeginnings.some((wide) => text.startsWith(wide))) return null;
  const declaration = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(
    marked ? text.slice(3) : text,
  );
  const charset = charsets.get(declaration?.[1]?.toLowerCase() ?? 'utf-8') ?? null;
  return marked && charset !== 'utf-8' ? null : charset;
}

/** Printable nowhere: a text that has them is in another charset, mostly windows-125x. */
function isControl(byte: number): boolean {
  return byte >= 0x80 && byte <= 0x9f;
}

/** Index of the first byte that is no character of a charset of single bytes; -1: all are. */
export function brokenByte(bytes: Buffer, charset: string): number {
  if (charset === 'us-ascii') return bytes.findIndex((byte) => byte >= 0x80);
  return charset.startsWith('iso-') ? bytes.findIndex(isControl) : -1;
}
