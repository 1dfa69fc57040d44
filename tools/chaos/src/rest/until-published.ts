import { setTimeout as sleep } from 'node:timers/promises';
import { readWaiting } from '../evidence/read-waiting.js';
import type { Stack } from '../stack/start-stack.js';
import type { StoreName } from '../stack/store-names.js';

const LOOK_MS = 200;

/** Resolves when nothing waits in an outbox. */
export async function untilPublished(
  { databases }: Pick<Stack, 'databases'>,
  store: StoreName,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const waiting = await readWaiting(databases).catch(() => null);
    if (waiting?.[store].unpublished === 0) return;
    await sleep(LOOK_MS, undefined, { signal });
  }
}
