import { z } from 'zod';
import { KervanError } from '../errors/kervan-error.js';
import type { Headers } from './headers.js';

/** A record in Kafka binary mode: attributes in the headers, the value is the data alone. */
export interface BinaryRecord {
  readonly headers: Headers;
  /** JSON text of the data; null for an event without data (a tombstone). */
  readonly value: string | null;
}

const structuredEvent = z
  .object({ data: z.unknown().optional() })
  .catchall(z.union([z.string(), z.number(), z.boolean()]).transform(String));

/**
 * The binary form of a record; a record in CloudEvents structured mode (`application/cloudevents+json`) is unfolded.
 *
 * @throws KervanError EVENT_MALFORMED when a structured record is no CloudEvent.
 */
export function toBinaryMode(headers: Headers, value: string | null): BinaryRecord {
  if (!headers['content-type']?.startsWith('application/cloudevents+json')) return { headers, value };
  const { data, ...attributes } = parse(value);
  return {
    headers: {
      ...headers,
      'content-type': attributes['datacontenttype'] ?? 'application/json',
      ...Object.fromEntries(
        Object.entries(attributes)
          .filter(([name]) => name !== 'datacontenttype')
          .map(([name, text]) => [`ce_${name}`, text]),
      ),
    },
    value: data === undefined ? null : JSON.stringify(data),
  };
}

function parse(value: string | null): z.output<typeof structuredEvent> {
  try {
    return structuredEvent.parse(JSON.parse(value ?? ''));
  } catch (cause) {
    throw new KervanError('EVENT_MALFORMED', 'a structured record is not a CloudEvent in JSON', { cause });
  }
}
