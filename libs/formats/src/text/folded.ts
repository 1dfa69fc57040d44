/**
 * Text as names are compared: by one rule that no locale changes. The four letters i of Turkish are one, since who writes
 * `MIKTAR` means `Miktar`; blanks around and repeated ones do not count.
 */
export function folded(text: string): string {
  return text.normalize('NFC').replace(/[Iİı]/g, 'i').toLowerCase().trim().replace(/\s+/g, ' ');
}
