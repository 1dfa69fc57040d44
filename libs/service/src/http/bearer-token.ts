import { createHash, timingSafeEqual } from 'node:crypto';
import { KervanError } from '@kervan/contracts';
import type { RequestHandler } from 'express';
import { sendProblem } from './send-problem.js';

/** Lets only requests with the token pass; without a configured token nobody passes. */
export function bearerToken(token: string | undefined): RequestHandler {
  const expected = token === undefined ? null : digest(token);
  return (request, response, next) => {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    // Digests have one length, as a comparison in constant time needs.
    if (expected && given !== undefined && timingSafeEqual(digest(given), expected)) next();
    else
      sendProblem(new KervanError('UNAUTHENTICATED', 'A valid bearer token is required.'), request, response);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
