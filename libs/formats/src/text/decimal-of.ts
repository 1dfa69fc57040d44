import type { NumberStyle } from './number-style.js';

/** Characters that hold every amount, with groups; what has more is no number of a document. */
const longest = 40;
/** Most figures: there is nothing to be shortened in them. */
const bareWhole = /^[1-9]\d{0,14}$/;
const bareFraction = {
  '.': /^(?:0|[1-9]\d{0,14})\.\d{0,11}[1-9]$/,
  ',': /^(?:0|[1-9]\d{0,14}),\d{0,11}[1-9]$/,
};
const signed = /^([+-]?)([^+-]*)([+-]?)$/;
const plain = /^(\d{0,20})(?:\.(\d{1,12}))?$/;
const grouped = /^\d{1,3}(\.\d{3}){1,6}$/;

/**
 * A number in the shortest form of canonical decimals: `1.234,56` as `1234.56`, `123,45-` as `-123.45`; null: it is none in
 * this style. Groups must be of three digits, so that `1.5` is never read as 15; a sign may stand before or after, not both;
 * exponents are refused.
 */
export function decimalOf(text: string, { decimal, grouping, implied }: NumberStyle): string | null {
  if (implied === 0 && bareWhole.test(text)) return text;
  if (bareFraction[decimal].test(text)) return decimal === '.' ? text : text.replace(',', '.');
  const match = text.length <= longest ? signed.exec(text) : null;
  if (!match) return null;
  const [, before = '', figure = '', after = ''] = match;
  if (before && after) return null;
  const [whole = '', fraction, ...more] = figure.trim().split(decimal);
  if (more.length > 0 || fraction === '') return null;
  const digits = grouping === null ? whole : ungrouped(whole, grouping);
  if (digits === null || !plain.test(fraction === undefined ? digits : `${digits}.${fraction}`)) return null;
  if (digits === '' && fraction === undefined) return null;
  return shortened(before === '-' || after === '-', digits, fraction, implied);
}

function ungrouped(whole: string, grouping: string): string | null {
  if (!whole.includes(grouping)) return whole;
  return grouped.test(whole.replaceAll(grouping, '.')) ? whole.replaceAll(grouping, '') : null;
}

function shortened(negative: boolean, digits: string, fraction: string | undefined, implied: number): string {
  const padded = fraction === undefined && implied > 0 ? digits.padStart(implied + 1, '0') : digits;
  const point = padded.length - (fraction === undefined ? implied : 0);
  const whole = padded.slice(0, point).replace(/^0+/, '') || '0';
  const decimals = (padded.slice(point) + (fraction ?? '')).replace(/0+$/, '');
  const value = decimals ? `${whole}.${decimals}` : whole;
  return negative && value !== '0' ? `-${value}` : value;
}
