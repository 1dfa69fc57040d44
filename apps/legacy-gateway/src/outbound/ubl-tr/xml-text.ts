import { KervanError } from '@kervan/contracts';

/** An XML element as text, on lines of its own. */
export type Xml = readonly string[];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML 1.0 has no way to write these. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

type Attributes = Readonly<Record<string, string>>;

/** @throws KervanError ENCODING_ERROR for a character that XML does not have */
export function leaf(name: string, text: string, attributes: Attributes = {}): Xml {
  return [`<${opening(name, attributes)}>${escaped(text, name)}</${name}>`];
}

export function parent(name: string, children: readonly Xml[], attributes: Attributes = {}): Xml {
  return [`<${opening(name, attributes)}>`, ...children.flat().map((line) => `  ${line}`), `</${name}>`];
}

function opening(name: string, attributes: Attributes): string {
  return [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value, key)}"`)].join(
    ' ',
  );
}

function escaped(text: string, name: string): string {
  const composed = text.normalize('NFC');
  const found = unwritable.exec(composed)?.[0].codePointAt(0)?.toString(16).toUpperCase();
  if (found !== undefined)
    throw new KervanError(
      'ENCODING_ERROR',
      `${name}: the character U+${found.padStart(4, '0')} cannot be written in XML`,
    );
  return composed.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);
}
