import type { Delivery } from '@kervan/console-api';
import type { DeliveryRow } from './delivery-row.js';
import type { EventRow } from './event-row.js';
import type { Subscriptions } from './subscriptions.js';
import { toldDelivery } from './told-delivery.js';

/** What became of an event at every consumer, by name: what receipts tell, and what is due without one. */
export function deliveriesOf(
  event: EventRow,
  receipts: readonly DeliveryRow[],
  subscriptions: Subscriptions,
): Delivery[] {
  const told = receipts.map(toldDelivery);
  const consumers = new Set(told.map(({ consumer }) => consumer));
  const { topic, partition, offset, appendedAt: at } = event;
  const due = subscriptions.consumersOf({ topic, partition, offset });
  const untold = due
    .filter((consumer) => !consumers.has(consumer))
    .map((consumer) => subscriptions.untold(consumer, { topic, partition, offset, at }));
  return [...told, ...untold].sort((a, b) => (a.consumer < b.consumer ? -1 : 1));
}
