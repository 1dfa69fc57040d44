/** What receipts told of one delivery. */
export interface DeliveryRow {
  readonly eventId: string;
  readonly consumer: string;
  readonly topic: string;
  readonly type: string;
  readonly key: string;
  readonly state: 'handled' | 'skipped' | 'skipped_late' | 'duplicate' | 'parked' | 'gap' | 'dead' | 'fork';
  readonly attempts: number;
  readonly duplicates: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly durationMs: number | null;
  readonly fingerprint: string | null;
  readonly touched: unknown;
}

/** Of a table or subquery named `d`. */
export const deliveryColumns = `d.event_id AS "eventId", d.consumer, d.topic, d.type, d.key, d.state, d.attempts,
  coalesce(cardinality(d.duplicates), 0) AS duplicates, d.first_at AS "firstAt", d.last_at AS "lastAt",
  d.duration_ms AS "durationMs", d.fingerprint, d.touched`;
