import { KervanError } from '@kervan/contracts';
import type { Progress } from '@kervan/local';
import type { JobState } from '../job/job-state.js';
import { openCounter } from './counters.js';
import type { PlannedKill } from './kill-plan.js';
import { waitFor } from './wait-for.js';

/** What became of a planned kill. */
export interface Kill extends PlannedKill {
  /** Events the app had when it was killed: `at`, or more by the transaction that carried it there; null: not killed. */
  readonly seen: number | null;
}

/** As often as the stores answer, nearly. */
const WATCH_MS = 1;

/** Watches an app and kills it when it has sent or handled its `at`-th event; gives up when the main job is over. */
export async function killAt(
  planned: PlannedKill,
  state: JobState,
  over: AbortSignal,
  progress: Progress,
): Promise<Kill> {
  try {
    const counter = await openCounter(planned.app, state, over);
    try {
      const seen = await waitFor(
        async () => {
          const count = await counter.read().catch(noneWhileAway);
          return count >= planned.at ? count : undefined;
        },
        WATCH_MS,
        over,
      );
      const pid = await state.pid(planned.app);
      if (pid === undefined) return { ...planned, seen: null };
      process.kill(pid, 'SIGKILL');
      progress(`killed ${planned.app} (${pid}) after ${seen} events`);
      return { ...planned, seen };
    } finally {
      await counter.close();
    }
  } catch (error) {
    // Once the main job is over its stores are gone too, and every error means just that.
    if (over.aborted || isGone(error)) return { ...planned, seen: null };
    throw error;
  }
}

/** A store that is away may come back, or the main job is about to end. */
function noneWhileAway(error: unknown): number {
  if (error instanceof KervanError && error.retriable) return 0;
  throw error;
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}
