import type { Delivery, JourneyEvent } from '@kervan/console-api';

/** Something on the timeline: an event in the lane of its writer, a delivery in that of its consumer. */
export interface Mark {
  readonly id: string;
  readonly lane: string;
  readonly event: JourneyEvent;
  /** Null: the event itself. */
  readonly delivery: Delivery | null;
  readonly from: number;
  readonly to: number;
}

const firstOf = (at: string | null, otherwise: number) => (at === null ? otherwise : Date.parse(at));

/** Deliveries of which nothing is known yet stand where the event came to the broker. */
export function marksOf(events: readonly JourneyEvent[]): readonly Mark[] {
  return events.flatMap((event) => {
    const happened = Date.parse(event.occurredAt);
    const arrived = event.broker ? Math.max(happened, Date.parse(event.broker.at)) : happened;
    const own: Mark = {
      id: event.id,
      lane: event.service,
      event,
      delivery: null,
      from: happened,
      to: happened,
    };
    return [
      own,
      ...event.deliveries.map((delivery) => {
        const from = firstOf(delivery.firstAt, arrived);
        return {
          id: `${event.id} ${delivery.consumer}`,
          lane: delivery.consumer,
          event,
          delivery,
          from,
          to: Math.max(from, firstOf(delivery.lastAt, from)),
        };
      }),
    ];
  });
}
