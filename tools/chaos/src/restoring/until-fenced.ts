import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../stack/start-stack.js';
import type { StoreName } from '../stack/store-names.js';

const LOOK_MS = 200;
const PATIENCE_MS = 120_000;

/** Resolves with the reason when a publisher has found an outbox restored. @throws Error when none does */
export async function untilFenced(
  { databases }: Pick<Stack, 'databases'>,
  store: StoreName,
  signal: AbortSignal,
): Promise<string> {
  const givenUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < givenUpAt) {
    const [meta] = await databases[store]
      .query<{ fenced: string | null }>('SELECT fenced FROM outbox_meta')
      .catch(() => []);
    if (meta?.fenced) return meta.fenced;
    await sleep(LOOK_MS, undefined, { signal });
  }
  throw new Error(`no publisher noticed that the outbox of ${store} was restored`);
}
