import { KervanError } from '@kervan/contracts';
import { createRemoteJWKSet, errors } from 'jose';
import { z } from 'zod';
import { trustedUrl } from './trusted-url.js';

const Metadata = z.object({ issuer: z.string(), jwks_uri: trustedUrl });

type IssuerKeys = ReturnType<typeof createRemoteJWKSet>;

const LIMIT_MS = 5000;

/**
 * Public keys of an issuer, found by its metadata (OpenID Connect Discovery 1.0) and fetched when a token first needs
 * them; again after ten minutes, and at most every 30 seconds for a key that is not known.
 *
 * @throws KervanError ISSUER_UNAVAILABLE, from the returned function: the issuer does not answer, or not as it should.
 */
export function issuerKeys(issuer: string): (...asked: Parameters<IssuerKeys>) => ReturnType<IssuerKeys> {
  let found: Promise<IssuerKeys> | undefined;
  return async (...asked) => {
    found ??= discovered(issuer);
    const keys = await found.catch((cause: unknown) => {
      found = undefined;
      throw new KervanError('ISSUER_UNAVAILABLE', `${issuer} cannot be asked for its keys`, { cause });
    });
    return keys(...asked).catch((cause: unknown) => {
      if (isOfToken(cause)) throw cause;
      throw new KervanError('ISSUER_UNAVAILABLE', `${issuer} does not give its keys`, { cause });
    });
  };
}

async function discovered(issuer: string): Promise<IssuerKeys> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(LIMIT_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const metadata = Metadata.parse(await response.json());
  if (metadata.issuer !== issuer) throw new Error(`it says that it is ${metadata.issuer}`);
  return createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: LIMIT_MS });
}

/** A token that names no key, an unknown one or one that does not fit it; not an issuer that is away. */
function isOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
