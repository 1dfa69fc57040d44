import { type Delivery, formatPosition, type JourneyEvent } from '@kervan/console-api';
import { count, milliseconds, moment, state, text } from '../../output/columns.js';
import { shownMoment, shownType } from '../../output/shown.js';
import { type Column, type Table, tableOf } from '../../output/view.js';
import { deliveryDetail } from './delivery-detail.js';

/** An event as it was written, or one of its deliveries below it. */
interface Line {
  readonly at: string | null;
  readonly what: string;
  readonly state: string;
  readonly tries: number | null;
  readonly durationMs: number | null;
  /** Where it lies, how it failed, or who is silent. */
  readonly detail: string | null;
}

export function timelineOf(events: readonly JourneyEvent[]): Table {
  const lines = events.flatMap((event) => [written(event), ...event.deliveries.map(delivered)]);
  const days = [...new Set(lines.flatMap(({ at }) => (at === null ? [] : [shownMoment(at).slice(0, 10)])))];
  const [day] = days;
  return day !== undefined && days.length === 1
    ? tableOf(lines, [clock, ...columns], `Timeline of ${day}`)
    : tableOf(lines, [moment('time', ({ at }) => at), ...columns], 'Timeline');
}

function written({ occurredAt, service, type, key, state: is, broker }: JourneyEvent): Line {
  return {
    at: occurredAt,
    what: `${shownType(type)} ${key} by ${service}`,
    state: is,
    tries: null,
    durationMs: null,
    detail: broker && formatPosition(broker),
  };
}

function delivered(delivery: Delivery): Line {
  const { consumer, lastAt, state: is, attempts, durationMs } = delivery;
  return {
    at: lastAt,
    what: `  → ${consumer}`,
    state: is,
    tries: attempts,
    durationMs,
    detail: deliveryDetail(delivery),
  };
}

const columns: readonly Column<Line>[] = [
  text('event', ({ what }) => what),
  state('state', (line) => line.state),
  count('tries', ({ tries }) => tries),
  milliseconds('took', ({ durationMs }) => durationMs),
  text('detail', ({ detail }) => detail),
];

/** Where all of it happened on one day. */
const clock: Column<Line> = {
  ...moment('time', ({ at }) => at),
  show: ({ at }) => shownMoment(at ?? '').slice(11),
};
