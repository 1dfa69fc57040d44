import type { JourneyEvent } from '@kervan/console-api';
import { contractOf } from '@kervan/contracts';
import type { WaitingEvent } from './waiting-events.js';

/** An event that is committed and waits to be published; nothing can have become of it. */
export function eventInOutbox(waiting: WaitingEvent): JourneyEvent {
  const type = waiting.type ?? '';
  return {
    id: waiting.eventId,
    type,
    summary: contractOf(type)?.summary ?? null,
    source: waiting.source ?? '',
    service: waiting.service,
    key: waiting.key,
    // The outbox tells no epoch.
    sequence: null,
    correlationId: waiting.correlationId ?? waiting.eventId,
    causationId: waiting.causationId,
    workOrderNo: waiting.workOrderNo,
    traceId: null,
    occurredAt: new Date(waiting.occurredAt ?? Date.now()).toISOString(),
    state: 'in_outbox',
    broker: null,
    deliveries: [],
  };
}
