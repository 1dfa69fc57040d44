import type { Run } from '../handling/handle-run.js';
import type { Route } from '../handling/handler-table.js';
import type { EventDelivery } from '../reading/delivery.js';

/**
 * The calls that handlers of a chunk get, in their order: events of other handlers alone, those of a set-based one
 * together for as long as no event of a key among them has another handler. So the order of a key is kept.
 */
export function runsOf(deliveries: readonly EventDelivery[]): readonly Run[] {
  const runs: Run[] = [];
  const open = new Map<Route, OpenRun>();
  for (const delivery of deliveries) {
    const { route } = delivery.content;
    const { key } = delivery.envelope;
    for (const [other, { keys, run }] of open) {
      if (other === route || !keys.has(key)) continue;
      runs.push(run);
      open.delete(other);
    }
    if (!route.subscription.setBased) runs.push([delivery]);
    else open.set(route, extended(open.get(route), delivery));
  }
  return [...runs, ...[...open.values()].map(({ run }) => run)];
}

interface OpenRun {
  readonly keys: Set<string>;
  readonly run: [EventDelivery, ...EventDelivery[]];
}

function extended(known: OpenRun | undefined, delivery: EventDelivery): OpenRun {
  const { key } = delivery.envelope;
  if (!known) return { keys: new Set([key]), run: [delivery] };
  known.keys.add(key);
  known.run.push(delivery);
  return known;
}
