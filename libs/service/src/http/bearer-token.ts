import { KervanError } from '@kervan/contracts';
import type { Request, RequestHandler } from 'express';
import { noteCaller } from './caller.js';
import { delegated } from './delegation.js';
import type { Holder, Identify } from './identify.js';

/** Lets only requests with a valid token pass, and remembers who sends them. */
export function bearerToken(identify: Identify): RequestHandler {
  return (request, _, next) => {
    identified(request, identify)
      .then((holder) => {
        noteCaller(request, holder);
        noteCaller(request, delegated(holder, request.headers));
        next();
      })
      .catch(next);
  };
}

/** @throws KervanError UNAUTHENTICATED, ISSUER_UNAVAILABLE */
async function identified(request: Request, identify: Identify): Promise<Holder> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const holder = token === undefined ? null : await identify(token);
  if (holder) return holder;
  throw new KervanError('UNAUTHENTICATED', 'A valid bearer token is required.');
}
