import type { RawLine } from '../byte-lines/raw-line.js';

/** `536365`, returns `C536379`, bad debts `A563185`. */
const NUMBER = /^"?([AC]?\d{6,20})(?=[",]|$)/;

/** Longer than any number: what is looked at to find one. */
const BEGINNING = 32;

/**
 * Number of the document a line belongs to, or null where none can be read. It is read out of the bytes, so that a
 * line with a bad byte or a missing column still takes its document with it into quarantine.
 */
export function documentNumberOf({ bytes }: RawLine): string | null {
  return NUMBER.exec(bytes.toString('latin1', 0, BEGINNING))?.[1] ?? null;
}
