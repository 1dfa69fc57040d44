import type { Progress } from '@kervan/local';
import { JobState } from './job/job-state.js';
import { type JobResult, MainJob } from './job/main-job.js';
import type { Report } from './job/report.js';
import { type Kill, killAt } from './kills/kill-at.js';
import { planKills, type PlannedKill, type Victim, volumesOf } from './kills/kill-plan.js';
import { countRestarts } from './kills/restarts.js';
import type { Options } from './options.js';
import { checkKills } from './verdict/check-kills.js';
import { compareRuns } from './verdict/compare-runs.js';

/** What the tool prints. */
export interface ChaosReport {
  readonly seed: number;
  readonly kills: readonly (Kill & { readonly restarts: number })[];
  /** Deliveries that consumers recognised as repeated, by consumer. */
  readonly duplicates: Readonly<Record<string, number>>;
  readonly reference: Report;
  readonly disturbed: Report;
  /** Empty when the kills changed nothing. */
  readonly faults: readonly string[];
}

/**
 * Runs the main job undisturbed, then again with its kills, and compares. State folders are kept when there are faults:
 * their logs tell why.
 *
 * @throws KervanError PROCESS_FAILED when a run ends without a report.
 */
export async function runChaos(
  { seed, ...asked }: Omit<Options, 'json'>,
  progress: Progress,
): Promise<ChaosReport> {
  const states = [new JobState('reference'), new JobState('disturbed')] as const;
  for (const state of states) await state.forgetAddresses();
  const [undisturbed, victim] = states;
  progress('the reference, undisturbed');
  const reference = await new MainJob(undisturbed, asked, progress).result;
  const plan = planKills(seed, volumesOf(reference.report));
  progress(`now with kills: ${plan.map(({ app, at, of }) => `${app} after ${at} of ${of}`).join(', ')}`);
  const { result, kills, restarts } = await disturbedRun(victim, asked, plan, progress);
  const faults = [...checkKills(kills, restarts), ...compareRuns(reference, result)];
  if (faults.length === 0) for (const state of states) await state.remove();
  return {
    seed,
    kills: kills.map((kill) => ({ ...kill, restarts: restarts.get(kill.app) ?? 0 })),
    duplicates: duplicatesOf(result.report),
    reference: reference.report,
    disturbed: result.report,
    faults,
  };
}

interface Disturbed {
  readonly result: JobResult;
  readonly kills: readonly Kill[];
  readonly restarts: ReadonlyMap<Victim, number>;
}

async function disturbedRun(
  state: JobState,
  asked: Pick<Options, 'input' | 'journeys'>,
  plan: readonly PlannedKill[],
  progress: Progress,
): Promise<Disturbed> {
  const job = new MainJob(state, asked, progress);
  const [result, restarts, ...kills] = await Promise.all([
    job.result,
    countRestarts(state, job.over),
    ...plan.map((planned) => killAt(planned, state, job.over, progress)),
  ]);
  return { result, restarts, kills };
}

function duplicatesOf({ deliveries }: Report): Record<string, number> {
  return Object.fromEntries(
    Object.entries(deliveries).map(([consumer, { duplicate = 0 }]) => [consumer, duplicate]),
  );
}
