import type { BusinessKeyKind } from '@kervan/console-api';

/** A business key that an event carries. */
export interface KeyRow {
  readonly eventId: string;
  readonly kind: BusinessKeyKind;
  readonly value: string;
}

/** Each key once, by kind and value. */
export function distinctKeys(rows: readonly KeyRow[]): { kind: BusinessKeyKind; value: string }[] {
  const keys = new Map(rows.map(({ kind, value }) => [`${kind} ${value}`, { kind, value }]));
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
}
