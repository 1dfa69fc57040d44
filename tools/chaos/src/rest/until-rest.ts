import { setTimeout as sleep } from 'node:timers/promises';
import { type Waiting, readWaiting } from '../evidence/read-waiting.js';
import type { Stack } from '../stack/start-stack.js';
import type { StoreName } from '../stack/store-names.js';
import { consumerLag } from './consumer-lag.js';
import { heal } from './heal.js';

const LOOK_MS = 1_000;
/** When nothing changes for so long, nothing will. */
const STANDSTILL_MS = 60_000;

/** What is not done. */
export interface Unrest {
  readonly waiting: Readonly<Record<StoreName, Waiting>>;
  readonly lag: number;
}

/**
 * Waits until all is published, consumed and handled, after the reasons for failing were taken away; gives up when nothing
 * moves for a minute. @returns what is left
 */
export async function untilRest(
  stack: Stack,
  progress: (line: string) => void,
  signal: AbortSignal,
): Promise<Unrest> {
  let movedAt = performance.now();
  let last = '';
  for (;;) {
    const unrest = await lookAt(stack).catch(() => null);
    if (unrest && isRest(unrest)) return unrest;
    const now = JSON.stringify(unrest);
    if (now !== last) movedAt = performance.now();
    last = now;
    if (unrest && performance.now() - movedAt > STANDSTILL_MS) return unrest;
    if (unrest) progress(describe(unrest));
    await heal(stack).catch(() => undefined);
    await sleep(LOOK_MS, undefined, { signal });
  }
}

async function lookAt(stack: Stack): Promise<Unrest> {
  const [waiting, lag] = await Promise.all([readWaiting(stack.databases), consumerLag(stack)]);
  return { waiting, lag };
}

function isRest({ waiting, lag }: Unrest): boolean {
  return lag === 0 && Object.values(waiting).every(({ unpublished, parked }) => unpublished + parked === 0);
}

function describe({ waiting, lag }: Unrest): string {
  const stores = Object.values(waiting);
  const unpublished = stores.reduce((sum, store) => sum + store.unpublished, 0);
  const parked = stores.reduce((sum, store) => sum + store.parked, 0);
  return `waiting for rest: ${unpublished} unpublished, ${lag} not consumed, ${parked} parked`;
}
