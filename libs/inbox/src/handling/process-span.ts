import { ROOT_CONTEXT, SpanKind, type Context } from '@opentelemetry/api';
import type { Flow } from '@kervan/contracts';
import { isUnrecorded, linkTo, openSpan, remoteContext } from '@kervan/observability';
import type { Delivery } from '../reading/delivery.js';
import type { Attempt } from './handled.js';

/** The part of an event's trace in which it is handled. */
export interface ProcessSpan {
  readonly context: Context;
  readonly end: (failure?: { readonly cause: unknown }) => void;
}

const end = (): void => undefined;

/** Begins the span of one event; where its trace is not recorded there is none, and only its context is carried on. */
export function openProcessSpan(delivery: Delivery, attempt: Attempt): ProcessSpan {
  const { envelope, record, replayed } = delivery;
  const origin = remoteContext(envelope);
  if (isUnrecorded(origin)) return { context: replayed ? ROOT_CONTEXT : origin, end };
  return openSpan(`process ${record.topic}`, {
    kind: SpanKind.CONSUMER,
    // What is replayed is a trace of its own: that of then has ended.
    ...(!replayed && { parent: origin }),
    links: linkTo(origin),
    attributes: attributes(delivery, attempt),
  });
}

/** The flow of what an event's handler publishes. */
export function flowAfter({ envelope }: Delivery): Flow {
  return {
    correlationId: envelope.correlationId,
    causationId: envelope.id,
    workOrderNo: envelope.workOrderNo,
  };
}

/** OpenTelemetry messaging conventions 1.44; `erp.*` are our own. */
function attributes({ envelope, record }: Delivery, { consumer, number, parkedMs }: Attempt) {
  return {
    'messaging.system': 'kafka',
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': record.topic,
    'messaging.destination.partition.id': String(record.partition),
    'messaging.consumer.group.name': consumer,
    'messaging.kafka.message.key': envelope.key,
    'messaging.kafka.offset': record.offset,
    'messaging.message.id': envelope.id,
    'messaging.message.conversation_id': envelope.correlationId,
    'erp.event.type': envelope.type,
    'erp.delivery.attempt': number,
    ...(envelope.causationId !== null && { 'erp.causation.id': envelope.causationId }),
    ...(envelope.workOrderNo !== null && { 'erp.work_order.number': envelope.workOrderNo }),
    ...(parkedMs !== undefined && { 'erp.parked.duration_ms': parkedMs }),
  };
}
