import type { JourneyEvent, TouchedRecord } from '@kervan/console-api';
import { text } from '../../output/columns.js';
import { shownType } from '../../output/shown.js';
import type { Column } from '../../output/view.js';

interface Touched extends TouchedRecord {
  readonly consumer: string;
  readonly type: string;
}

/** Every record that the events' handlers wrote. */
export function touchedRecords(events: readonly JourneyEvent[]): readonly Touched[] {
  return events.flatMap(({ type, deliveries }) =>
    deliveries.flatMap(({ consumer, touched }) => touched.map((record) => ({ ...record, consumer, type }))),
  );
}

export const recordColumns: readonly Column<Touched>[] = [
  text('service', ({ consumer }) => consumer),
  text('table', ({ table }) => table),
  text('record', ({ key }) => key),
  text('version', shownVersions),
  { ...text('event', ({ type }) => type), show: ({ type }) => shownType(type) },
];

/** `3 → 4`, `new → 1`; null where the table has no versions. */
export function shownVersions({ before, after }: TouchedRecord): string | null {
  return before === null && after === null ? null : `${before ?? 'new'} → ${after ?? 'gone'}`;
}
