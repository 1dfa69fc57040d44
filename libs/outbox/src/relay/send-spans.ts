import { remoteContext } from '@kervan/observability';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { Headers } from '@kervan/contracts';
import type { Outgoing } from './sending/outgoing.js';

/** W3C trace flags end in 1: the writing transaction was sampled. */
const sampled = /-[0-9a-f][13579bdf]$/;

/**
 * One `send <topic>` span per sampled event, in the trace of the transaction that wrote it: shows the relay's delay. Each
 * is linked to the span of the whole batch, which is a trace of its own: it belongs to many flows.
 */
export class SendSpans {
  readonly #open = new Map<number, Span>();
  readonly #batch: Span | undefined;

  constructor(batch: readonly Outgoing[]) {
    const recorded = batch.filter(({ record }) => sampled.test(record.headers['traceparent'] ?? ''));
    if (recorded.length === 0) return;
    const tracer = trace.getTracer('kervan');
    this.#batch = tracer.startSpan(
      'send batch',
      { kind: SpanKind.CLIENT, attributes: { ...sending, 'messaging.batch.message_count': batch.length } },
      ROOT_CONTEXT,
    );
    const links = [{ context: this.#batch.spanContext() }];
    for (const { row, record } of recorded) {
      const { traceparent = null, tracestate = null } = record.headers;
      const options = { kind: SpanKind.CLIENT, attributes: attributesOf(record, record.headers), links };
      const parent = remoteContext({ traceparent, tracestate });
      this.#open.set(row.id, tracer.startSpan(`send ${record.topic}`, options, parent));
    }
  }

  /** The broker answered for the event. @param errorType absent: it was acknowledged */
  end(rowId: number, errorType?: string): void {
    const span = this.#open.get(rowId);
    if (span === undefined) return;
    this.#open.delete(rowId);
    if (errorType !== undefined)
      span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', errorType);
    span.end();
  }

  /** The send is over; what has no answer failed with it. */
  close(): void {
    for (const id of [...this.#open.keys()]) this.end(id, 'NOT_ACKNOWLEDGED');
    this.#batch?.end();
  }
}

const sending = {
  'messaging.system': 'kafka',
  'messaging.operation.name': 'send',
  'messaging.operation.type': 'send',
};

function attributesOf(record: Outgoing['record'], headers: Headers): Record<string, string> {
  const { ce_id: id = '', ce_type: type = '', ce_correlationid: correlationId, ce_workorderno } = headers;
  return {
    ...sending,
    'messaging.destination.name': record.topic,
    'messaging.destination.partition.id': String(record.partition),
    'messaging.kafka.message.key': record.key,
    'messaging.message.id': id,
    'erp.event.type': type,
    ...(correlationId !== undefined && { 'messaging.message.conversation_id': correlationId }),
    ...(ce_workorderno !== undefined && { 'erp.work_order.number': ce_workorderno }),
  };
}
