import { z } from 'zod';
import { NOWHERE, REFUSED } from '../faults/refused-records.js';
import { loads } from '../processes/process-names.js';
import type { Stack } from '../stack/start-stack.js';
import { callService } from './service-call.js';

const Held = z.object({
  items: z.array(
    z.object({
      topic: z.string(),
      key: z.string(),
      state: z.string(),
      refusedEventId: z.string().nullable(),
    }),
  ),
});
const REASON = 'the event was made to be refused';

/** What an operator does with keys of which the broker refused an event: skips it and releases the others. */
export async function skipRefused(stack: Pick<Stack, 'supervisor' | 'token'>): Promise<void> {
  for (const name of loads) {
    const { items } = Held.parse(await callService(stack, name, 'GET', '/ops/outbox/held?limit=100'));
    for (const { topic, key, state, refusedEventId } of items) {
      // What else is held was held in error, and says so by waiting for ever.
      if (state !== 'HELD' || topic === NOWHERE || !key.startsWith(REFUSED)) continue;
      if (refusedEventId !== null) {
        const event = { topic, key, eventId: refusedEventId, reason: REASON };
        await callService(stack, name, 'POST', '/ops/outbox/held/skip', event);
      }
      await callService(stack, name, 'POST', '/ops/outbox/held/release', { topic, key, reason: REASON });
    }
  }
}
