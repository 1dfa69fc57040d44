/** What PostgreSQL and every reader of ISO 8601 can say: it knows no year 0, and texts have four digits for a year. */
const EARLIEST = Date.parse('0001-01-01T00:00:00.000Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** A time of a foreign clock, RFC 3339 or milliseconds since 1970, in UTC: the nearest one that can be stored. */
export function instantOf(time: string | number): string {
  const milliseconds = typeof time === 'number' ? time : Date.parse(time);
  return new Date(Math.min(Math.max(milliseconds, EARLIEST), LATEST)).toISOString();
}

/** The UTC day of an instant, `2026-11-30`. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}
