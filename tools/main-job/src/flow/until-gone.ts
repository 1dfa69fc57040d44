import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Standstill } from './standstill.js';

const INTERVAL_MS = 200;
const SHOWN = 3;

export interface Patience {
  readonly intervalMs?: number;
  readonly standstillMs?: number;
}

/**
 * Waits until none of the files lies in a folder: the gateway has read them.
 *
 * @throws KervanError PROCESS_FAILED naming the files when none leaves for 15 minutes; the signal's reason.
 */
export async function untilGone(
  names: readonly string[],
  folder: string,
  signal: AbortSignal,
  { intervalMs = INTERVAL_MS, standstillMs }: Patience = {},
): Promise<void> {
  const standstill = new Standstill(standstillMs);
  for (;;) {
    const present = new Set(await readdir(folder));
    const left = names.filter((name) => present.has(name));
    if (left.length === 0) return;
    standstill.sees(`${shown(left)} still in ${folder}`);
    standstill.assertMoving();
    await sleep(intervalMs, undefined, { signal });
  }
}

function shown(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return names.slice(0, SHOWN).join(', ') + more;
}
