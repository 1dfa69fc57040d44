import type { Progress, StateFolder } from '@kervan/local';
import type { Cleanup } from '@kervan/main-job';
import type { Options } from '../options.js';
import type { ScenarioReport } from '../report/scenario-report.js';

export interface ScenarioParts {
  readonly options: Options;
  readonly state: StateFolder;
  readonly cleanup: Cleanup;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Runs from a fresh state to a verdict. */
export type Scenario = (parts: ScenarioParts) => Promise<ScenarioReport>;
