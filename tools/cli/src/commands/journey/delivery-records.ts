import type { Delivery, JourneyEvent } from '@kervan/console-api';
import { list } from '../../output/columns.js';
import type { Column } from '../../output/view.js';

/** An event with one of its deliveries; an event that nobody reads is there once, without one. */
interface DeliveryRecord {
  readonly event: JourneyEvent;
  readonly delivery: Delivery | null;
}

export function deliveryRecords(events: readonly JourneyEvent[]): readonly DeliveryRecord[] {
  return events.flatMap((event) => {
    const deliveries = event.deliveries.length === 0 ? [null] : event.deliveries;
    return deliveries.map((delivery) => ({ event, delivery }));
  });
}

const ofEvent = (
  name: string,
  read: (event: JourneyEvent) => string | number | null,
): Column<DeliveryRecord> => ({
  name,
  cell: ({ event }) => read(event),
});
const ofDelivery = (
  name: string,
  read: (delivery: Delivery) => string | number | null,
): Column<DeliveryRecord> => ({ name, cell: ({ delivery }) => delivery && read(delivery) });

/** For CSV: all that is known, one line for each delivery. */
export const deliveryRecordColumns: readonly Column<DeliveryRecord>[] = [
  ofEvent('event id', ({ id }) => id),
  ofEvent('type', ({ type }) => type),
  ofEvent('service', ({ service }) => service),
  ofEvent('key', ({ key }) => key),
  ofEvent('epoch', ({ sequence }) => sequence?.epoch ?? null),
  ofEvent('sequence', ({ sequence }) => sequence?.no ?? null),
  ofEvent('correlation id', ({ correlationId }) => correlationId),
  ofEvent('causation id', ({ causationId }) => causationId),
  ofEvent('work order no', ({ workOrderNo }) => workOrderNo),
  ofEvent('trace id', ({ traceId }) => traceId),
  ofEvent('occurred at', ({ occurredAt }) => occurredAt),
  ofEvent('event state', ({ state }) => state),
  ofEvent('topic', ({ broker }) => broker?.topic ?? null),
  ofEvent('partition', ({ broker }) => broker?.partition ?? null),
  ofEvent('offset', ({ broker }) => broker?.offset ?? null),
  ofDelivery('consumer', ({ consumer }) => consumer),
  ofDelivery('delivery state', ({ state }) => state),
  ofDelivery('attempts', ({ attempts }) => attempts),
  ofDelivery('duplicates', ({ duplicates }) => duplicates),
  ofDelivery('first at', ({ firstAt }) => firstAt),
  ofDelivery('last at', ({ lastAt }) => lastAt),
  ofDelivery('duration ms', ({ durationMs }) => durationMs),
  ofDelivery('fingerprint', ({ fingerprint }) => fingerprint),
  ofDelivery('silent', ({ silent }) => silent?.service ?? null),
  list('records', ({ delivery }) => delivery?.touched.map(({ table, key }) => `${table} ${key}`) ?? []),
];
