import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller } from './caller.js';
import type { Identify } from './identify.js';

/** A caller and the secret it shows. */
export interface CallerToken extends Caller {
  readonly token: string;
  /** Whether it may act for others. */
  readonly delegate: boolean;
}

/** Knows the tokens of the configuration. */
export function knownTokens(tokens: readonly CallerToken[]): Identify {
  const known = tokens.map(({ token, ...holder }) => ({ digest: digest(token), holder }));
  return (token) => {
    // Digests have one length, as a comparison in constant time needs; all are compared, so that time tells nothing.
    const shown = digest(token);
    const [match] = known.filter(({ digest: expected }) => timingSafeEqual(shown, expected));
    return Promise.resolve(match?.holder ?? null);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
