import { createHash } from 'node:crypto';
import { KervanError, type Envelope } from '@kervan/contracts';

/** Key, id and source stand in keys of PostgreSQL's indexes, of which two and the topic must fit into 2,700 bytes. */
const LIMIT_BYTES = 600;
const PREFIX_BYTES = 500;

/** The envelope with names of bearable length: the beginning and the SHA-256 of what is longer. */
export function addressable(envelope: Envelope): Envelope {
  const { key, id, source } = envelope;
  return isLong(key) || isLong(id) || isLong(source)
    ? { ...envelope, key: bounded(key), id: bounded(id), source: bounded(source) }
    : envelope;
}

/** @throws KervanError EVENT_MALFORMED for an envelope that is not addressed by its own names. */
export function refuseLongNames({ key, id, source }: Envelope): void {
  for (const [name, text] of Object.entries({ key, id, source }))
    if (isLong(text)) throw new KervanError('EVENT_MALFORMED', `${name}: more than ${LIMIT_BYTES} bytes`);
}

function isLong(text: string): boolean {
  // A character takes three bytes at most, so most texts need no counting.
  return text.length * 3 > LIMIT_BYTES && Buffer.byteLength(text) > LIMIT_BYTES;
}

/** A name as it is kept. */
export function bounded(text: string): string {
  if (!isLong(text)) return text;
  const beginning = Buffer.from(text).subarray(0, PREFIX_BYTES).toString();
  return `${beginning}#${createHash('sha256').update(text).digest('hex')}`;
}
