import type { Headers } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';

/** Attributes out of JSON may also hold halves of characters, which the database would change: nobody would know them again. */
export function storableAttributes(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, text]) => [whole(replaced(name)), whole(replaced(text))]),
  );
}

/**
 * PostgreSQL text cannot hold the character NUL, and a foreign record may: one must not block its partition. Another
 * control character takes its place, so that a value which is no JSON stays none.
 */
export function storable(record: IncomingRecord): IncomingRecord {
  const { key, value, headers } = record;
  if (!hasNul(key) && !hasNul(value) && !anyHasNul(headers)) return record;
  return {
    ...record,
    key: key && replaced(key),
    value: value && replaced(value),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, text]) => [replaced(name), replaced(text)]),
    ),
  };
}

function hasNul(text: string | null): boolean {
  return text?.includes('\0') ?? false;
}

function anyHasNul(headers: Headers): boolean {
  for (const name in headers) if (hasNul(name) || hasNul(headers[name] ?? null)) return true;
  return false;
}

function replaced(text: string): string {
  return text.replaceAll('\0', '\u0001');
}

function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
