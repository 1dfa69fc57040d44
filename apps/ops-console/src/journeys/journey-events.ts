import type { JourneyEvent } from '@kervan/console-api';
import type { AboutEvents } from './about-events.js';
import { consumerPositions } from './consumer-positions.js';
import { grouped } from './grouped.js';
import { deliveriesOf } from './deliveries-of.js';
import type { EventRow } from './event-row.js';
import { Subscriptions } from './subscriptions.js';
import { witnessedEvent } from './witnessed-event.js';

/** Events as the witness saw them, with what became of each at every consumer. */
export function journeyEvents(rows: readonly EventRow[], about: AboutEvents): JourneyEvent[] {
  const subscriptions = new Subscriptions(about.streams, consumerPositions(about.services));
  const receipts = grouped(about.deliveries, ({ eventId }) => eventId);
  return rows.map((row) => ({
    ...witnessedEvent(row),
    deliveries: deliveriesOf(row, receipts.get(row.eventId) ?? [], subscriptions),
  }));
}
