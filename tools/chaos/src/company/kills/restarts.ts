import type { JobState } from '../job/job-state.js';
import { type Victim, victims } from './kill-plan.js';
import { waitFor } from './wait-for.js';

const WATCH_MS = 20;

/** Follows the pid files until the main job is over: how often each app was started again. */
export async function countRestarts(
  state: JobState,
  over: AbortSignal,
): Promise<ReadonlyMap<Victim, number>> {
  const lives = new Map(victims.map((app) => [app, new Set<number>()]));
  const look = async (): Promise<undefined> => {
    for (const [app, pids] of lives) {
      const pid = await state.pid(app);
      if (pid !== undefined) pids.add(pid);
    }
    return undefined;
  };
  await waitFor(look, WATCH_MS, over).catch(() => undefined);
  return new Map([...lives].map(([app, { size }]) => [app, Math.max(0, size - 1)]));
}
