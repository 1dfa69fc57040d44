const SECONDS = /^\d{1,9}$/;
const SECOND_MS = 1_000;

/**
 * How long a server wants to be left alone (RFC 9110, 10.2.3), milliseconds; null where it does not say. A point in time
 * counts from the server's own `Date`.
 */
export function retryAfter(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined) return null;
  if (SECONDS.test(text)) return Number(text) * SECOND_MS;
  const ms = Date.parse(text) - (dateOf(headers) ?? NaN);
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

/** The server's clock when it answered, milliseconds since 1970, cut off to the second; null where it does not say. */
export function dateOf(headers: Headers): number | null {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}
