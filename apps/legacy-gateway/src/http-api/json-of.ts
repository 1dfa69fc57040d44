import { KervanError } from '@kervan/contracts';
import { parse } from 'lossless-json';

/**
 * JSON in which each number is the text that stands there: `10.50` stays `10.50`, and 20 digits stay 20 digits.
 *
 * @throws KervanError SOURCE_UNAVAILABLE where it is none, or not to its end; what it says is not part of the message
 */
export function jsonOf(text: string, what: string): unknown {
  try {
    return parse(text, undefined, (number) => number);
  } catch {
    throw new KervanError('SOURCE_UNAVAILABLE', `${what}: the answer is not JSON, or not whole`);
  }
}
