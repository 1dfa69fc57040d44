import { setTimeout as sleep } from 'node:timers/promises';
import { consumerLag } from '../rest/consumer-lag.js';
import type { Stack } from '../stack/start-stack.js';
import { consumers } from '../stack/store-names.js';
import { pauseLoad, startLoad } from './steer-load.js';

const LOOK_MS = 1_000;
/** The load rests when the groups are behind by more seconds of it, and goes on below half of that. */
const MOST_BEHIND_S = 5;

/**
 * Holds the load back where a machine cannot carry it beside the faults: without it the groups would fall behind for ever,
 * and no fault would be recovered from.
 *
 * @param rate events per second @param signal ends it
 */
export async function holdBackLoad(stack: Stack, rate: number, signal: AbortSignal): Promise<void> {
  const most = MOST_BEHIND_S * rate * consumers.length;
  let isPaused = false;
  while (!signal.aborted) {
    const lag = await consumerLag(stack).catch(() => null);
    if (lag !== null && isPaused !== lag > (isPaused ? most / 2 : most)) {
      isPaused = !isPaused;
      await (isPaused ? pauseLoad : startLoad)(stack.databases, signal);
    }
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
