import { dayPattern } from './day-pattern.js';
import { decimalOf } from './decimal-of.js';
import { folded } from './folded.js';
import { inNfc } from './in-nfc.js';
import type { ValueType } from './value-type.js';

/** Value of a cell in NFC, without the blanks around it; null: the cell is blank; undefined: it is none of its type. */
export type ReadValue = (text: string) => string | null | undefined;

/** A long number that a spreadsheet shortened: its digits are lost. */
const spreadsheetDamage = /^\d[.,]\d+E\+\d+$/i;

/** @throws RangeError for a pattern of days that is none. */
export function valueReader(type: ValueType): ReadValue {
  const read = typedReader(type);
  return (cell) => {
    const text = inNfc(cell.trim());
    return text === '' ? null : read(text);
  };
}

function typedReader(type: ValueType): ReadValue {
  switch (type.type) {
    case 'decimal':
      return (text) => decimalOf(text, type) ?? undefined;
    case 'day': {
      const read = dayPattern(type.pattern, type.firstYearOfLastCentury);
      const none = new Set(type.none);
      return (text) => (none.has(text) ? null : (read(text) ?? undefined));
    }
    case 'text':
      return textReader(type);
  }
}

function textReader({ suffix, length, codes }: ValueType & { type: 'text' }): ReadValue {
  const meanings = codes && new Map(Object.entries(codes).map(([code, meaning]) => [folded(code), meaning]));
  return (text) => {
    const bare = suffix !== undefined && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
    if (spreadsheetDamage.test(bare) || (length !== undefined && bare.length !== length)) return undefined;
    return meanings ? meanings.get(folded(bare)) : bare;
  };
}
