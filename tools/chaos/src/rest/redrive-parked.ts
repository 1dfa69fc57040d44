import { z } from 'zod';
import { effects, projections } from '../processes/process-names.js';
import type { Stack } from '../stack/start-stack.js';
import { callService } from './service-call.js';

const Groups = z.object({ items: z.array(z.object({ fingerprint: z.string() })) });
const Jobs = z.object({ items: z.array(z.object({ state: z.string() })) });

/** What an operator does when the reason for failures is gone: has all that failed alike tried again, in one job each. */
export async function redriveParked(stack: Pick<Stack, 'supervisor' | 'token'>): Promise<void> {
  for (const name of [projections[1], effects[1]]) {
    const jobs = Jobs.parse(await callService(stack, name, 'GET', '/ops/redrives?limit=100'));
    if (jobs.items.some(({ state }) => state === 'RUNNING')) continue;
    const { items } = Groups.parse(await callService(stack, name, 'GET', '/ops/parked?limit=100'));
    for (const { fingerprint } of items) {
      const request = {
        kind: 'retry',
        selection: { fingerprint },
        pacing: { perSecond: null, ramp: false, stopAtFailures: 1 },
        reason: 'the reason for failing is gone',
      };
      await callService(stack, name, 'POST', '/ops/redrives', request);
    }
  }
}
