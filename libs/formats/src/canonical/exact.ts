import Big from 'big.js';

/** Own constructor in strict mode: no binary float gets in or out. */
const Exact = Big();
Exact.strict = true;

export type Exact = Big;

export const nothing: Exact = new Exact('0');

/** The exact value of a decimal text of a canonical document. */
export function exact(text: string): Exact {
  return new Exact(text);
}

/** Shortest form, as canonical documents have it: `229.6`, never `229.60` or `-0`. */
export function shortest(value: Exact): string {
  const text = value.toFixed();
  return text === '-0' ? '0' : text;
}

export function sumOf(texts: Iterable<string>): Exact {
  let sum = nothing;
  for (const text of texts) sum = sum.plus(text);
  return sum;
}

/** Half-up to 2 places: how amounts of a document are rounded when it does not say them itself. */
export function rounded(value: Exact): Exact {
  return value.round(2, Big.roundHalfUp);
}
