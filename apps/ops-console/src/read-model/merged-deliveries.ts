import type { DeliveryRow } from './delivery-row.js';

/** How many duplicates of one delivery are told apart: the first of them, whatever order they come in. */
export const MOST_DUPLICATES = 100;

/** One row for each delivery: a statement cannot write a row twice. */
export function merged(rows: readonly DeliveryRow[]): DeliveryRow[] {
  const known = new Map<string, DeliveryRow>();
  for (const row of rows) {
    const name = `${row.eventId} ${row.day} ${row.consumer}`;
    const before = known.get(name);
    known.set(name, before ? mergedDelivery(before, row) : row);
  }
  return [...known.values()];
}

/** What two rows of one delivery say together: commutative, associative and idempotent. */
export function mergedDelivery(a: DeliveryRow, b: DeliveryRow): DeliveryRow {
  const stands = a.score > b.score || (a.score === b.score && a.lastAt > b.lastAt) ? a : b;
  const failed = isLaterFailure(a, b) ? a : b;
  return {
    day: a.day,
    eventId: a.eventId,
    consumer: a.consumer,
    topic: least(a.topic, b.topic),
    partition: least(a.partition, b.partition),
    offset: a.offset === null || b.offset === null ? (a.offset ?? b.offset) : least(a.offset, b.offset),
    type: least(a.type, b.type),
    key: least(a.key, b.key),
    state: stands.state,
    score: stands.score,
    attempts: Math.max(a.attempts, b.attempts),
    durationMs: stands.durationMs,
    firstAt: least(a.firstAt, b.firstAt),
    lastAt: stands.lastAt,
    failedAt: failed.failedAt,
    fingerprint: failed.fingerprint,
    duplicates: [...new Set([...a.duplicates, ...b.duplicates])]
      .sort((one, other) => one - other)
      .slice(0, MOST_DUPLICATES),
    touched: stands.touched,
  };
}

function isLaterFailure(a: DeliveryRow, b: DeliveryRow): boolean {
  if (a.failedAt === b.failedAt) return (a.fingerprint ?? '') > (b.fingerprint ?? '');
  return (a.failedAt ?? '') > (b.failedAt ?? '');
}

function least<Value extends string | number>(a: Value, b: Value): Value {
  return a < b ? a : b;
}
