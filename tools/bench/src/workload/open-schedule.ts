import { setTimeout as sleep } from 'node:timers/promises';

export interface Schedule {
  readonly perSecond: number;
  readonly count: number;
}

/**
 * Starts work at its due times whether or not earlier work has ended, and waits for all of it: a slow system does not
 * slow its own load down. The first failure ends the schedule.
 *
 * @param start begins work number `index` (from 0)
 * @returns how late work was started at worst, milliseconds
 */
export async function openSchedule(
  { perSecond, count }: Schedule,
  start: (index: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  const failed = new AbortController();
  let worstLateMs = 0;
  while (running.length < count) {
    failed.signal.throwIfAborted();
    const due = began + (running.length * 1_000) / perSecond;
    const lateMs = performance.now() - due;
    if (lateMs < 0) {
      await sleep(1);
      continue;
    }
    worstLateMs = Math.max(worstLateMs, lateMs);
    const work = start(running.length);
    work.catch((error: unknown) => failed.abort(error));
    running.push(work);
  }
  await Promise.all(running);
  return worstLateMs;
}
