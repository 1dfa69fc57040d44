import Big from 'big.js';

/** Own constructor in strict mode: it refuses JavaScript numbers, so no binary float can get in or out unseen. */
const Exact = Big();
Exact.strict = true;

export type Decimal = Big;

export const zero: Decimal = new Exact('0');
export const hundredth: Decimal = new Exact('0.01');

const grammar = /^-?\d{1,15}(\.\d{1,6})?$/;

/**
 * Reads `-?digits[.digits]`: up to 15 digits before and 6 after the point; no sign `+`, exponent, blank or grouping.
 *
 * @throws RangeError naming the text.
 */
export function decimal(text: string): Decimal {
  if (!grammar.test(text)) throw new RangeError(`"${text}" is not a decimal number such as 15.30`);
  return new Exact(text);
}

/** Nearest neighbour, an exact half away from zero: 0.005 becomes 0.01 and -0.005 becomes -0.01. */
export function halfUp(value: Decimal, places: number): Decimal {
  return value.round(places, Big.roundHalfUp);
}
