import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is defined. @throws the signal's reason when it aborts. */
export async function waitFor<Answer>(
  ask: () => Promise<Answer | undefined>,
  intervalMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  for (;;) {
    signal.throwIfAborted();
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(intervalMs, undefined, { signal });
  }
}
