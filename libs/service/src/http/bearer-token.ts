import { createHash, timingSafeEqual } from 'node:crypto';
import { KervanError } from '@kervan/contracts';
import type { RequestHandler } from 'express';
import { noteCaller, type Caller } from './caller.js';
import { sendProblem } from './send-problem.js';

/** A caller and the secret it shows. */
export interface CallerToken extends Caller {
  readonly token: string;
}

/** Lets only requests with one of the tokens pass, and remembers whose it is; without a token nobody passes. */
export function bearerToken(tokens: readonly CallerToken[]): RequestHandler {
  const known = tokens.map(({ token, name, role }) => ({ digest: digest(token), caller: { name, role } }));
  return (request, response, next) => {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    // Digests have one length, as a comparison in constant time needs; all are compared, so that time tells nothing.
    const shown = digest(given ?? '');
    const [match] = known.filter(({ digest: expected }) => timingSafeEqual(shown, expected));
    if (given !== undefined && match) {
      noteCaller(request, match.caller);
      next();
      return;
    }
    sendProblem(new KervanError('UNAUTHENTICATED', 'A valid bearer token is required.'), request, response);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
