import { context } from '@opentelemetry/api';
import { withLogContext } from '@kervan/observability';
import type { Unit } from '@kervan/outbox';
import { isEvent, type Delivery, type EventDelivery } from '../reading/delivery.js';
import { EventFailed } from './event-failed.js';
import { handleRun } from './handle-run.js';
import type { Attempt, Handled } from './handled.js';
import { InboxContext } from './inbox-context.js';
import { flowAfter, openProcessSpan } from './process-span.js';

const nothing: Handled = { durationMs: 0, touched: () => [] };

/**
 * Runs the handler of one event inside the unit, with the event's flow and as part of its trace: what the handler
 * publishes inherits both. Without a handler nothing is done.
 *
 * @throws EventFailed
 */
export async function handleEvent(unit: Unit, delivery: Delivery, attempt: Attempt): Promise<Handled> {
  if (!isEvent(delivery)) return nothing;
  if (!delivery.content.route.subscription.setBased) return handleAlone(unit, delivery, attempt);
  const [handled = nothing] = await handleRun(unit, [delivery], attempt);
  return handled;
}

async function handleAlone(unit: Unit, delivery: EventDelivery, attempt: Attempt): Promise<Handled> {
  const { content, envelope } = delivery;
  const { id, correlationId, workOrderNo } = envelope;
  const startedAt = performance.now();
  const span = openProcessSpan(delivery, attempt);
  try {
    const tx = await context.with(span.context, () =>
      withLogContext({ eventId: id, correlationId, workOrderNo }, async () => {
        const own = unit.tx(flowAfter(delivery));
        await content.route.invoke(content.prepared.event, new InboxContext(own, attempt.number));
        return own;
      }),
    );
    span.end();
    return { durationMs: performance.now() - startedAt, touched: () => tx.touchedRecords };
  } catch (cause) {
    span.end({ cause });
    throw new EventFailed(delivery, cause, performance.now() - startedAt);
  }
}
