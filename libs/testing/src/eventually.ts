import { setTimeout as pause } from 'node:timers/promises';

/** A hang guard, not an expectation: slow machines must pass. */
const GUARD_MS = 60_000;
const PAUSE_MS = 20;

/**
 * Polls until the condition gives something else than undefined, null or false, and returns that.
 *
 * @param what completes "waited in vain for ...".
 * @throws Error when a minute passed; the last failure of the condition is its cause.
 */
export async function eventually<Result>(
  what: string,
  condition: () => Promise<Result> | Result,
  guardMs = GUARD_MS,
): Promise<Exclude<Result, undefined | null | false>> {
  const giveUpAt = performance.now() + guardMs;
  let cause: unknown;
  do {
    try {
      const result = await condition();
      if (isSomething(result)) return result;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await pause(PAUSE_MS);
  } while (performance.now() < giveUpAt);
  throw new Error(`waited in vain for ${what}`, { cause });
}

function isSomething<Result>(result: Result): result is Exclude<Result, undefined | null | false> {
  return result !== undefined && result !== null && result !== false;
}
