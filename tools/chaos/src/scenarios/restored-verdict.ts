import { judge } from '../checks/checks.js';
import type { Claim } from '../checks/claim.js';
import type { Written } from '../evidence/read-written.js';
import { total } from '../evidence/tally.js';
import type { ScenarioName } from '../options.js';
import type { ScenarioReport } from '../report/scenario-report.js';
import { untilRest } from '../rest/until-rest.js';
import { stopLoad } from '../services/steer-load.js';
import type { Run } from './begin-run.js';
import { gather } from './gather.js';
import type { ScenarioParts } from './scenario.js';

interface Restored {
  readonly scenario: ScenarioName;
  /** Of the whole run, by `performance.now()`. */
  readonly begin: number;
  /** What the scenario shows beside the usual claims. */
  readonly claims: readonly Claim[];
  /** What was written, if the database does not know all of it. */
  readonly written?: (now: ReadonlyMap<string, Written>) => ReadonlyMap<string, Written>;
}

/** Ends the load, waits for rest and judges. */
export async function restoredVerdict(
  { stack, relays, cpu }: Run,
  { progress, signal }: Pick<ScenarioParts, 'progress' | 'signal'>,
  { scenario, begin, claims, written = (now) => now }: Restored,
): Promise<ScenarioReport> {
  await stopLoad(stack.databases, signal);
  const unrest = await untilRest(stack, progress, signal);
  const seconds = Math.round((performance.now() - begin) / 1_000);
  progress('reading databases and broker');
  const found = await gather(stack, unrest, relays, []);
  const evidence = { ...found, written: written(found.written) };
  return {
    scenario,
    events: total(evidence.written).count,
    seconds,
    recoveries: [],
    claims: [...claims, ...judge(evidence)],
    cpu: await cpu.seconds(),
  };
}
