import type { Progress } from '@kervan/local';
import type { Client, Findings } from './figures/figures.js';
import type { BenchPlace } from './place/bench-place.js';

/** What a bench is given. */
export interface BenchRun {
  readonly client: Client;
  /** How many events it works with. */
  readonly events: number;
  /** How often both sides of a comparison are measured. */
  readonly rounds: number;
  readonly progress: Progress;
  /** Calls `work` with a database and a topic that nothing was in before. */
  readonly fresh: <Result>(work: (place: BenchPlace) => Promise<Result>) => Promise<Result>;
}

export type Bench = (run: BenchRun) => Promise<Findings>;
