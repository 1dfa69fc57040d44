import { sequenceText, type Envelope, type Sequence } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';

/** The last millisecond that a time of four-digit years can say; a foreign clock may count nanoseconds. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** What can be said of a record whose envelope is malformed, so that it can be parked under its key and shown. */
export function salvagedEnvelope({
  topic,
  partition,
  offset,
  key,
  headers,
  timestamp,
}: IncomingRecord): Envelope {
  const id = headers['ce_id'] ?? addressOf({ topic, partition, offset });
  return {
    id,
    type: headers['ce_type'] ?? 'unknown',
    source: headers['ce_source'] ?? '',
    key: key ?? id,
    time: new Date(Math.min(Math.max(timestamp, 0), LATEST)).toISOString(),
    sequence: sequenceOf(headers['ce_sequence']),
    correlationId: headers['ce_correlationid'] ?? id,
    causationId: headers['ce_causationid'] ?? null,
    workOrderNo: headers['ce_workorderno'] ?? null,
    traceparent: headers['traceparent'] ?? null,
    tracestate: headers['tracestate'] ?? null,
  };
}

/** The name of a record that has no id. */
export function addressOf({
  topic,
  partition,
  offset,
}: Pick<IncomingRecord, 'topic' | 'partition' | 'offset'>): string {
  return `${topic}/${partition}@${offset}`;
}

function sequenceOf(text: string | undefined): Sequence | null {
  return sequenceText.safeParse(text).data ?? null;
}
