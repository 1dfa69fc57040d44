import { SpanKind } from '@opentelemetry/api';
import type { Flow } from '@kervan/contracts';
import { inSpan, linkTo, withLogContext } from '@kervan/observability';
import type { Touched, Unit } from '@kervan/outbox';
import type { Delivery } from '../reading/delivery.js';
import { EventFailed } from './event-failed.js';
import { InboxContext } from './inbox-context.js';

/** Which try this is. */
export interface Attempt {
  /** Consumer group. */
  readonly consumer: string;
  /** 1 for the first try. */
  readonly number: number;
  /** How long the event was parked; absent when it comes from the broker. */
  readonly parkedMs?: number;
}

/** What a handler did. */
export interface Handled {
  readonly durationMs: number;
  /** Complete once the unit is settled. */
  readonly touched: () => Touched;
}

/**
 * Runs the handler of one event inside the unit, with the event's flow and as part of its trace: what the handler
 * publishes inherits both.
 *
 * @throws EventFailed
 */
export async function handleEvent(unit: Unit, delivery: Delivery, attempt: Attempt): Promise<Handled> {
  const { content, envelope } = delivery;
  if (content.kind !== 'event') return { durationMs: 0, touched: () => [] };
  const { route, prepared } = content;
  const startedAt = performance.now();
  const { id, correlationId, workOrderNo } = envelope;
  const span = {
    kind: SpanKind.CONSUMER,
    parent: envelope,
    links: linkTo(envelope),
    attributes: attributes(delivery, attempt),
  };
  try {
    const tx = await inSpan(`process ${delivery.record.topic}`, span, () =>
      withLogContext({ eventId: id, correlationId, workOrderNo }, async () => {
        const own = unit.tx(flowAfter(delivery));
        await route.invoke(prepared.event, new InboxContext(own, attempt.number));
        return own;
      }),
    );
    return { durationMs: performance.now() - startedAt, touched: () => tx.touchedRecords };
  } catch (cause) {
    throw new EventFailed(delivery, cause, performance.now() - startedAt);
  }
}

function flowAfter({ envelope }: Delivery): Flow {
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
