import { createHash } from 'node:crypto';
import { KervanError } from '@kervan/contracts';

const form = /^ni:\/\/\/sha-256;([A-Za-z0-9_-]{43})$/;

/** The name of a payload by its content, RFC 6920: `ni:///sha-256;` and the digest in base64url. */
export function claimReference(payload: Uint8Array): string {
  return `ni:///sha-256;${createHash('sha256').update(payload).digest('base64url')}`;
}

/**
 * Digest in hexadecimal, fit for a file name on any file system.
 *
 * @throws KervanError EVENT_MALFORMED for anything but a reference
 */
export function digestOf(reference: string): string {
  const digest = form.exec(reference)?.[1];
  if (digest === undefined) throw new KervanError('EVENT_MALFORMED', 'dataref is no ni:///sha-256 reference');
  return Buffer.from(digest, 'base64url').toString('hex');
}
