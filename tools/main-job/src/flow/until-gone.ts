import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 200;

/**
 * Waits until none of the files lies in a folder: what an interrupted run dropped is finished before the same names
 * are dropped again, so that every file of this run is an arrival of its own.
 */
export async function untilGone(
  names: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const present = new Set(await readdir(folder));
    if (!names.some((name) => present.has(name))) return;
    await sleep(INTERVAL_MS, undefined, { signal });
  }
}
