import type { JobState } from '../job/job-state.js';
import { type Victim, victims } from './kill-plan.js';
import { waitFor } from './wait-for.js';

const WATCH_MS = 20;

/** Follows the pid files until the main job is over: how often each app was started again. */
export async function countRestarts(
  state: JobState,
  over: AbortSignal,
): Promise<Readonly<Record<Victim, number>>> {
  const lives = {
    'outbox-publisher': new Set<number>(),
    accounting: new Set<number>(),
    'erp-core': new Set<number>(),
    kafka: new Set<number>(),
    postgres: new Set<number>(),
  };
  const look = async (): Promise<undefined> => {
    for (const app of victims) {
      const pid = await state.pid(app);
      if (pid !== undefined) lives[app].add(pid);
    }
    return undefined;
  };
  await waitFor(look, WATCH_MS, over).catch(() => undefined);
  const restarts = (app: Victim): number => Math.max(0, lives[app].size - 1);
  return {
    'outbox-publisher': restarts('outbox-publisher'),
    accounting: restarts('accounting'),
    'erp-core': restarts('erp-core'),
    kafka: restarts('kafka'),
    postgres: restarts('postgres'),
  };
}
