import { z } from 'zod';
import { faultsOf } from '../errors/faults-of.js';
import { KervanError } from '../errors/kervan-error.js';
import type { Envelope } from './envelope.js';
import { formatSequence, sequenceText } from './sequence.js';

/** Header names and values of one Kafka record, as text. */
export type Headers = Readonly<Record<string, string>>;

/** CloudEvents extension: where the data lies when the record's value is empty. */
export const DATAREF = 'ce_dataref';

const optional = z
  .string()
  .min(1)
  .optional()
  .transform((value) => value ?? null);

const headers = z.object({
  ce_specversion: z.literal('1.0'),
  ce_id: z.string().min(1),
  ce_type: z.string().min(1),
  ce_source: z.string().min(1),
  ce_time: z.iso.datetime({ offset: true }),
  ce_sequence: sequenceText.optional().transform((sequence) => sequence ?? null),
  ce_correlationid: optional,
  ce_causationid: optional,
  ce_workorderno: optional,
  traceparent: optional,
  tracestate: optional,
});

/** CloudEvents 1.0 in Kafka binary mode: every attribute as a `ce_` header, the value is the data alone. */
export function toHeaders(envelope: Envelope): Headers {
  return withoutNulls({
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: envelope.id,
    ce_type: envelope.type,
    ce_source: envelope.source,
    ce_subject: envelope.key,
    ce_partitionkey: envelope.key,
    ce_time: envelope.time,
    ce_sequence: envelope.sequence && formatSequence(envelope.sequence),
    ce_correlationid: envelope.correlationId,
    ce_causationid: envelope.causationId,
    ce_workorderno: envelope.workOrderNo,
    traceparent: envelope.traceparent,
    tracestate: envelope.tracestate,
  });
}

/**
 * Envelope of a received record. A foreign event without correlation id starts its own flow.
 *
 * @throws KervanError EVENT_MALFORMED naming every header that is missing or malformed.
 */
export function fromHeaders(received: Headers, key: string | null): Envelope {
  const { data: parsed, error } = headers.safeParse(received);
  if (error) throw new KervanError('EVENT_MALFORMED', `envelope: ${faultsOf(error)}`, { cause: error });
  return {
    id: parsed.ce_id,
    type: parsed.ce_type,
    source: parsed.ce_source,
    key: key ?? parsed.ce_id,
    time: parsed.ce_time,
    sequence: parsed.ce_sequence,
    correlationId: parsed.ce_correlationid ?? parsed.ce_id,
    causationId: parsed.ce_causationid,
    workOrderNo: parsed.ce_workorderno,
    traceparent: parsed.traceparent,
    tracestate: parsed.tracestate,
  };
}

function withoutNulls(values: Record<string, string | null>): Headers {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
