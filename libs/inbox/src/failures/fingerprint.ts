import { createHash } from 'node:crypto';
import type { ErrorCode } from '@kervan/contracts';

/**
 * Stable id of an error's kind: equal for the same fault on other data. Only a hash of the message goes in, with its
 * numbers, ids and quoted values taken out, so it holds no personal data.
 */
export function fingerprintOf(code: ErrorCode, handler: string, message: string): string {
  const hash = createHash('sha256')
    .update(`${code}\n${handler}\n${normalised(message)}`)
    .digest('hex');
  return `${code}:${hash.slice(0, 12)}`;
}

function normalised(message: string): string {
  return message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '?')
    .replace(/\S*\d\S*/g, '?')
    .toLowerCase();
}
