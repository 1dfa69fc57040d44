import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Webhook } from './api-collect.js';

/** Whether a header has the HMAC-SHA256 of these bytes. */
export function isSigned(
  { encoding, prefix }: Pick<Webhook, 'encoding' | 'prefix'>,
  secret: string,
  bytes: Uint8Array,
  header: string | undefined,
): boolean {
  const expected = Buffer.from(prefix + createHmac('sha256', secret).update(bytes).digest(encoding));
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
