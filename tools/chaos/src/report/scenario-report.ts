import type { CpuSeconds } from '@kervan/main-job';
import type { Claim } from '../checks/claim.js';
import type { ScenarioName } from '../options.js';
import type { Recovery } from './recovery.js';

/** What came out of one scenario. */
export interface ScenarioReport {
  readonly scenario: ScenarioName;
  /** Movements that committed, of all sources. */
  readonly events: number;
  /** From the first event to rest. */
  readonly seconds: number;
  readonly recoveries: readonly Recovery[];
  readonly claims: readonly Claim[];
  /** Of each kind of process. */
  readonly cpu: CpuSeconds;
}
