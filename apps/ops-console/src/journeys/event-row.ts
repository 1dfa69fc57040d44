/** An event as the witness read it off the broker. */
export interface EventRow {
  readonly day: string;
  /** Ids are UUIDs here; what a foreign producer wrote instead is in `original`. */
  readonly eventId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceId: string | null;
  readonly type: string;
  readonly source: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly epoch: number | null;
  readonly sequence: number | null;
  readonly workOrderNo: string | null;
  readonly occurredAt: Date;
  readonly appendedAt: Date;
  readonly original: unknown;
}

/** Of a table or subquery named `e`. */
export const eventColumns = `e.day, e.event_id AS "eventId", e.correlation_id AS "correlationId",
  e.causation_id AS "causationId", e.trace_id AS "traceId", e.type, e.source, e.topic, e.partition, e."offset", e.key,
  e.epoch, e.sequence, e.work_order_no AS "workOrderNo", e.occurred_at AS "occurredAt", e.appended_at AS "appendedAt",
  e.original`;
