import { TouchedRecord, type Delivery, type DeliveryState } from '@kervan/console-api';
import { z } from 'zod';
import type { DeliveryRow } from './delivery-row.js';

/** A gap waits for the event before it, a fork for an operator; a duplicate alone says that it took effect before. */
const shown = {
  handled: 'handled',
  duplicate: 'handled',
  skipped: 'skipped',
  skipped_late: 'skipped',
  parked: 'parked',
  gap: 'parked',
  dead: 'dead',
  fork: 'dead',
} as const satisfies Record<DeliveryRow['state'], DeliveryState>;

/** What the outcome that stands means to whoever looks. */
export function shownState(state: DeliveryRow['state']): (typeof shown)[DeliveryRow['state']] {
  return shown[state];
}

const Touched = z.array(TouchedRecord).nullable();

/** A delivery as its receipts tell it. */
export function toldDelivery(row: DeliveryRow): Delivery {
  return {
    consumer: row.consumer,
    state: shownState(row.state),
    attempts: row.attempts,
    duplicates: row.duplicates,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    durationMs: row.durationMs,
    fingerprint: row.fingerprint,
    touched: Touched.parse(row.touched) ?? [],
    silent: null,
  };
}
