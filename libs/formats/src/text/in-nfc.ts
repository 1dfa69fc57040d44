/** The first character that others are composed with. What has none is in NFC already. */
const composing = /[\u0300-\uFFFF]/;

/** Text in the normal form NFC. */
export function inNfc(text: string): string {
  return composing.test(text) ? text.normalize('NFC') : text;
}
