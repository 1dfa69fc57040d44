import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultStateRoot, openState, type Progress } from '@kervan/local';
import { Cleanup } from '@kervan/main-job';
import type { Options, ScenarioName } from './options.js';
import type { ScenarioReport } from './report/scenario-report.js';
import type { Scenario } from './scenarios/scenario.js';
import { consumerRestored } from './scenarios/consumer-restored.js';
import { producerRestored } from './scenarios/producer-restored.js';
import { storm } from './scenarios/storm.js';

const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  storm,
  'producer-restored': producerRestored,
  'consumer-restored': consumerRestored,
};

/** Runs the scenarios one after the other, each in a fresh state that is kept when a claim is broken. */
export async function runChaos(
  options: Options,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly ScenarioReport[]> {
  const reports: ScenarioReport[] = [];
  for (const name of options.scenarios) reports.push(await runScenario(name, options, progress, signal));
  return reports;
}

async function runScenario(
  name: ScenarioName,
  options: Options,
  progress: Progress,
  signal: AbortSignal,
): Promise<ScenarioReport> {
  const folder = join(defaultStateRoot(), 'chaos', name);
  const state = await openState({ folder, fresh: true, progress });
  const cleanup = new Cleanup();
  cleanup.defer('the state', () => state.release());
  let report: ScenarioReport | undefined;
  try {
    report = await scenarios[name]({ options, state, cleanup, progress, signal });
    return report;
  } finally {
    await cleanup.run(progress);
    const sound = report?.claims.every(({ holds }) => holds) ?? false;
    if (sound && !options.keep) await rm(folder, { recursive: true, force: true });
    else progress(`the state is kept: ${folder}`);
  }
}
