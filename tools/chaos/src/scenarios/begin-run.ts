import type { CpuWatch } from '@kervan/main-job';
import { RelayWatch } from '../meters/relay-watch.js';
import { watchCpu } from '../meters/watch-cpu.js';
import { startStack, type Stack } from '../stack/start-stack.js';
import type { ScenarioParts } from './scenario.js';

/** A stack that runs, and what watches it. */
export interface Run {
  readonly stack: Stack;
  readonly relays: RelayWatch;
  readonly cpu: CpuWatch;
}

/** @param rate events per second of all sources together */
export async function beginRun(
  { options: { seed }, state, cleanup, progress, signal }: ScenarioParts,
  rate: number,
): Promise<Run> {
  const stack = await startStack({ state, seed, rate, cleanup, progress, signal });
  const relays = new RelayWatch(stack);
  cleanup.defer('the watch over relays', () => relays.stop());
  const cpu = watchCpu(stack);
  cleanup.defer('the watch over processes', () => cpu.stop());
  return { stack, relays, cpu };
}
