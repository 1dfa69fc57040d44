import type { Unit } from '@kervan/outbox';
import { handleEvent } from '../handling/handle-event.js';
import { handleRun } from '../handling/handle-run.js';
import type { Attempt, Handled } from '../handling/handled.js';
import type { Delivery, EventDelivery } from '../reading/delivery.js';
import { runsOf } from './runs.js';

/** Calls the handlers of a chunk one after the other. @throws EventFailed */
export async function callHandlers(
  unit: Unit,
  events: readonly EventDelivery[],
  attempt: Attempt,
): Promise<ReadonlyMap<Delivery, Handled>> {
  const handled = new Map<Delivery, Handled>();
  for (const run of runsOf(events)) {
    const [first] = run;
    if (!first.content.route.subscription.setBased) {
      handled.set(first, await handleEvent(unit, first, attempt));
      continue;
    }
    const answers = await handleRun(unit, run, attempt);
    run.forEach((delivery, index) => {
      const answer = answers[index];
      if (answer) handled.set(delivery, answer);
    });
  }
  return handled;
}
