import { type Delivery, formatPosition, type JourneyEvent } from '@kervan/console-api';
import { count, milliseconds, state, text, time } from '../../output/columns.js';
import type { Column } from '../../output/view.js';
import { shownSilence } from './answers.js';

/** An event as it was written, or one of its deliveries below it. */
interface Moment {
  readonly at: string | null;
  readonly service: string;
  readonly what: string;
  readonly state: string;
  readonly tries: number | null;
  readonly durationMs: number | null;
  /** Where it lies, how it failed, or who is silent. */
  readonly detail: string | null;
}

export function timelineOf(events: readonly JourneyEvent[]): readonly Moment[] {
  return events.flatMap((event) => [written(event), ...event.deliveries.map(delivered)]);
}

function written({ occurredAt, service, type, key, state: is, broker }: JourneyEvent): Moment {
  return {
    at: occurredAt,
    service,
    what: `${type} ${key}`,
    state: is,
    tries: null,
    durationMs: null,
    detail: broker && formatPosition(broker),
  };
}

function delivered(delivery: Delivery): Moment {
  const { consumer, lastAt, state: is, attempts, durationMs, fingerprint, silent } = delivery;
  return {
    at: lastAt,
    service: `  ${consumer}`,
    what: '',
    state: is,
    tries: attempts,
    durationMs,
    detail: silent ? `silent: ${shownSilence(silent)}` : fingerprint,
  };
}

export const timelineColumns: readonly Column<Moment>[] = [
  time('time', ({ at }) => at),
  text('service', ({ service }) => service),
  { name: 'event', cell: ({ what }) => what, show: ({ what }) => what },
  state('state', (moment) => moment.state),
  count('tries', ({ tries }) => tries),
  milliseconds('took', ({ durationMs }) => durationMs),
  text('detail', ({ detail }) => detail),
];
