import { KervanError, type ErrorCode } from '@kervan/contracts';
import { z } from 'zod';

/** Sends JSON to a service's HTTP API and returns the JSON it answers, or null for an empty answer. */
export type ServiceApi = (method: 'POST' | 'PUT', path: string, body: object) => Promise<unknown>;

const conflict = z.object({ code: z.literal('RESOURCE_EXISTS') });

/**
 * The API at `url` (`http://127.0.0.1:3000`), used with a bearer token.
 *
 * The calls throw KervanError UNAUTHENTICATED, RESOURCE_EXISTS where a record exists with other content, or
 * REQUEST_INVALID for any other refusal, each with the answer's text.
 */
export function serviceApi(url: string, token: string): ServiceApi {
  return async (method, path, body) => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      const message = `${method} ${path} was answered ${response.status}: ${text}`;
      throw new KervanError(codeOf(response.status, text), message);
    }
    return text === '' ? null : jsonOf(text);
  };
}

function codeOf(status: number, text: string): ErrorCode {
  if (status === 401) return 'UNAUTHENTICATED';
  return conflict.safeParse(jsonOf(text)).success ? 'RESOURCE_EXISTS' : 'REQUEST_INVALID';
}

/** Null for what is no JSON, as the answer of a proxy in between. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
