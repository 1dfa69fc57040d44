const grammar = /^(-?)(\d{0,20})(?:[.,](\d{1,12}))?$/;

/**
 * A number of an EDI document in the shortest form of canonical decimals; null: it is none. Comma and point are both
 * decimal marks (ISO 9735, 10.1; X12 has the point), there is no grouping, and an exponent is refused.
 *
 * @param implied decimals that a number without a mark has (X12 type N2: 2).
 */
export function decimalText(text: string, implied = 0): string | null {
  const match = grammar.exec(text);
  if (!match || (match[2] === '' && match[3] === undefined)) return null;
  const [, sign = '', digits = '', fraction = ''] = match;
  const padded = implied > 0 && match[3] === undefined ? digits.padStart(implied + 1, '0') : digits;
  const point = padded.length - (match[3] === undefined ? implied : 0);
  const whole = padded.slice(0, point).replace(/^0+/, '') || '0';
  const decimals = (padded.slice(point) + fraction).replace(/0+$/, '');
  const value = decimals ? `${whole}.${decimals}` : whole;
  return value === '0' ? '0' : sign + value;
}
