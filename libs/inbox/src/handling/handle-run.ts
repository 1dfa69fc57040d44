import type { Unit } from '@kervan/outbox';
import type { EventDelivery } from '../reading/delivery.js';
import { EventFailed } from './event-failed.js';
import { EventViews } from './event-views.js';
import type { Attempt, Handled } from './handled.js';
import { InboxContext } from './inbox-context.js';

/** Deliveries that one call of a handler takes: of a set-based one at least one, of any other exactly one. */
export type Run = readonly [EventDelivery, ...EventDelivery[]];

/**
 * Calls a set-based handler once for all events of a run, each of which keeps its own flow and trace.
 *
 * @returns one answer per event, in their order.
 * @throws EventFailed with all events of the run: which of them it was is not known.
 */
export async function handleRun(unit: Unit, run: Run, attempt: Attempt): Promise<readonly Handled[]> {
  const startedAt = performance.now();
  const [first] = run;
  const events = run.map(({ content }) => content.prepared.event);
  const views = new EventViews(unit, run, attempt);
  try {
    await first.content.route.invoke(events, new InboxContext(views, attempt.number));
    views.end();
    const durationMs = (performance.now() - startedAt) / run.length;
    return events.map((event) => ({ durationMs, touched: () => views.touchedBy(event) }));
  } catch (cause) {
    views.end({ cause });
    throw new EventFailed(first, cause, performance.now() - startedAt, run);
  }
}
