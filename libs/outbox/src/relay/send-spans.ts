import { remoteContext } from '@kervan/observability';
import { SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { Headers } from '@kervan/contracts';
import type { Outgoing } from './sending/outgoing.js';

/** W3C trace flags end in 1: the writing transaction was sampled. */
const sampled = /-[0-9a-f][13579bdf]$/;

/** One `send <topic>` span per sampled event, in the trace of the transaction that wrote it: shows the relay's delay. */
export function startSendSpans(batch: readonly Outgoing[]): Map<number, Span> {
  const spans = new Map<number, Span>();
  for (const { row, record } of batch) {
    const { traceparent, tracestate } = record.headers;
    if (traceparent === undefined || !sampled.test(traceparent)) continue;
    const parent = remoteContext({ traceparent, tracestate: tracestate ?? null });
    const options = { kind: SpanKind.CLIENT, attributes: attributesOf(record, record.headers) };
    spans.set(row.id, trace.getTracer('kervan').startSpan(`send ${record.topic}`, options, parent));
  }
  return spans;
}

export function endSendSpan(span: Span | undefined, errorType?: string): void {
  if (errorType !== undefined)
    span?.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', errorType);
  span?.end();
}

function attributesOf(record: Outgoing['record'], headers: Headers): Record<string, string> {
  return {
    'messaging.system': 'kafka',
    'messaging.operation.name': 'send',
    'messaging.operation.type': 'send',
    'messaging.destination.name': record.topic,
    'messaging.destination.partition.id': String(record.partition),
    'messaging.kafka.message.key': record.key,
    'messaging.message.id': headers['ce_id'] ?? '',
  };
}
