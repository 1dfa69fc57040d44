import { createHash } from 'node:crypto';
import { RequestInvalid } from '../http/request-invalid.js';
import type { CommandRequest } from './command-request.js';

/** Deeper bodies would end the stack; no schema of the product comes near. */
const DEEPEST = 64;

/**
 * SHA-256 of caller, method, path and body. The order of a JSON object's fields does not count.
 *
 * @throws RequestInvalid for a body nested too deeply.
 */
export function digestOf({ caller, method, path, body }: CommandRequest): Buffer {
  const text = JSON.stringify([caller, method, path, sorted(body, 0)]);
  return createHash('sha256').update(text).digest();
}

function sorted(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) throw new RequestInvalid([{ field: '', message: 'is nested too deeply' }]);
  if (Array.isArray(value)) return value.map((item) => sorted(item, depth + 1));
  // As pairs: an object would put fields that look like numbers first, and lose one that is named __proto__.
  return {
    fields: Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([field, item]) => [field, sorted(item, depth + 1)]),
  };
}
