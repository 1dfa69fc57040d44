import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedFault } from '../plan/plan-faults.js';
import type { Scene } from './fault.js';

const LOOK_MS = 50;

/** Process id of the fault's target; waits while it is being started. */
export async function victimOf({ stack, signal }: Scene, { target }: PlannedFault): Promise<number> {
  if (target === null) throw new Error('the fault strikes no process');
  for (;;) {
    const pid = stack.supervisor.pid(target);
    if (pid !== null) return pid;
    await sleep(LOOK_MS, undefined, { signal });
  }
}
