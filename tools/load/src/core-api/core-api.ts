import { KervanError } from '@kervan/contracts';

/** Sends JSON to erp-core's HTTP API and returns the JSON it answers, or null for an empty answer. */
export type CoreApi = (method: 'POST' | 'PUT', path: string, body: object) => Promise<unknown>;

/**
 * The API at `apiUrl` (`http://127.0.0.1:3000`), used with a bearer token.
 *
 * The calls throw KervanError UNAUTHENTICATED, or REQUEST_INVALID with the answer's text for any other refusal.
 */
export function coreApi(apiUrl: string, token: string): CoreApi {
  return async (method, path, body) => {
    const response = await fetch(new URL(path, apiUrl), {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      const code = response.status === 401 ? 'UNAUTHENTICATED' : 'REQUEST_INVALID';
      throw new KervanError(code, `${method} ${path} was answered ${response.status}: ${text}`);
    }
    const answered: unknown = text === '' ? null : JSON.parse(text);
    return answered;
  };
}
