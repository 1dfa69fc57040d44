import type { Delivery, JourneyEvent, TouchedRecord } from '@kervan/console-api';

/** A record that was written, by whom and through which event; `no` tells rows apart. */
export interface Write extends TouchedRecord {
  readonly no: number;
  readonly consumer: string;
  readonly eventId: string;
  readonly type: string;
  readonly at: string | null;
}

/** A delivery that has not taken effect. */
export interface Due {
  readonly eventId: string;
  readonly type: string;
  readonly delivery: Delivery;
}

const settled: readonly Delivery['state'][] = ['handled', 'skipped'];

/** By table and record, so that all writes of one record stand together, in the order of their time. */
export function writesOf(events: readonly JourneyEvent[]): readonly Write[] {
  return events
    .flatMap(({ id, type, deliveries }) =>
      deliveries.flatMap(({ consumer, touched, lastAt }) =>
        touched.map((record) => ({ ...record, consumer, eventId: id, type, at: lastAt })),
      ),
    )
    .sort((a, b) => compare(a.table, b.table) || compare(a.key, b.key) || compare(a.at ?? '', b.at ?? ''))
    .map((write, no) => ({ no, ...write }));
}

export function dueOf(events: readonly JourneyEvent[]): readonly Due[] {
  return events.flatMap(({ id, type, deliveries }) =>
    deliveries
      .filter(({ state }) => !settled.includes(state))
      .map((delivery) => ({ eventId: id, type, delivery })),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
