/** What says when an event happened and what caused it. */
export interface Caused {
  readonly id: string;
  readonly causationId: string | null;
  /** RFC 3339 in UTC. */
  readonly occurredAt: string;
}

/** In the order of their time, but causes always before what they caused: clocks of producers differ. */
export function causalOrder<Event extends Caused>(events: readonly Event[]): Event[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const ordered = new Set<Event>();
  const byTime = events.toSorted((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt));
  for (const event of byTime) for (const each of causesFirst(event, byId, ordered)) ordered.add(each);
  return [...ordered];
}

/** An event after those of its causes that are not yet told. Forged ids may form a circle. */
function causesFirst<Event extends Caused>(
  event: Event,
  byId: ReadonlyMap<string, Event>,
  told: ReadonlySet<Event>,
): Event[] {
  const chain = new Set<Event>();
  let next: Event | undefined = event;
  while (next && !told.has(next) && !chain.has(next)) {
    chain.add(next);
    next = next.causationId === null ? undefined : byId.get(next.causationId);
  }
  return [...chain].reverse();
}
