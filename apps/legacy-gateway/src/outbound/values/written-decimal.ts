import type { ValueStyle } from '../destinations/value-style.js';

type DecimalStyle = Extract<ValueStyle, { readonly type: 'decimal' }>;

const decimalText = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/;
const thousands = /\B(?=(\d{3})+$)/g;

/** A decimal text in a style: `-1234.5` as `1.234,50-`; null: it is none, or has more decimals than are written. */
export function writtenDecimal(value: string, style: DecimalStyle): string | null {
  const found = decimalText.exec(value);
  if (!found) return null;
  const [, sign = '', whole = '', fraction = ''] = found;
  if (fraction.length > style.places) return null;
  const grouped = style.grouping === null ? whole : whole.replaceAll(thousands, style.grouping);
  const digits = grouped + pointed(fraction.padEnd(style.places, '0'), style);
  const minus = sign !== '' && /[1-9]/.test(digits) ? sign : '';
  return style.sign === 'before' ? minus + digits : digits + minus;
}

function pointed(fraction: string, { places, decimal }: DecimalStyle): string {
  return places === 0 ? '' : (decimal ?? '') + fraction;
}
