import type { JourneyEvent } from '@kervan/console-api';
import { contractOf, serviceOfSource } from '@kervan/contracts';
import { foreignIdsOf } from '../read-model/foreign-ids.js';
import type { EventRow } from './event-row.js';

/** An event as the witness saw it, ids as their producer wrote them. */
export function witnessedEvent(row: EventRow): Omit<JourneyEvent, 'deliveries'> {
  const foreign = foreignIdsOf(row.original);
  return {
    id: foreign.eventId ?? row.eventId,
    type: row.type,
    summary: contractOf(row.type)?.summary ?? null,
    source: row.source,
    service: serviceOfSource(row.source),
    key: row.key,
    sequence: row.epoch === null || row.sequence === null ? null : { epoch: row.epoch, no: row.sequence },
    correlationId: foreign.correlationId ?? row.correlationId,
    causationId: foreign.causationId ?? row.causationId,
    workOrderNo: row.workOrderNo,
    traceId: row.traceId?.replaceAll('-', '') ?? null,
    occurredAt: row.occurredAt.toISOString(),
    state: 'on_broker',
    broker: {
      topic: row.topic,
      partition: row.partition,
      offset: row.offset,
      at: row.appendedAt.toISOString(),
    },
  };
}
