import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@kervan/database';
import { REFUSED } from '../faults/refused-records.js';

interface Lane {
  readonly lane: number;
  readonly owner: string | null;
  /** The oldest row that waits in it; null: none. */
  readonly lowest: number | null;
}

const LOOK_MS = 100;

/** Lanes without rows are resumed when somebody holds them: there is nothing to publish. */
const lanes = `
  SELECT lane, owner, lowest FROM outbox_lane LEFT JOIN
    (SELECT lane, min(id) AS lowest FROM outbox WHERE key NOT LIKE '${REFUSED}%' GROUP BY lane) AS waiting USING (lane)`;

/** How long the lanes of one outbox stand still. */
export class LaneMeter {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  /** The lanes that a process holds now; all of them without a process. */
  async heldBy(pid: number | null): Promise<readonly number[]> {
    const all = await this.#lanes();
    return all.filter(({ owner }) => pid === null || isOf(owner, pid)).map(({ lane }) => lane);
  }

  /**
   * Resolves with the milliseconds since `begin` after which each of the lanes was published from by somebody who may:
   * another process than the victim, if there is one.
   */
  async resumed(
    wanted: readonly number[],
    victim: number | null,
    begin: number,
    signal: AbortSignal,
  ): Promise<number> {
    const missing = new Set(wanted);
    const before = new Map<number, number>();
    for (;;) {
      for (const { lane, owner, lowest } of await this.#lanes().catch(() => [])) {
        if (!missing.has(lane) || owner === null || (victim !== null && isOf(owner, victim))) continue;
        const base = before.get(lane) ?? lowest;
        if (base === null || lowest === null || lowest > base) missing.delete(lane);
        else before.set(lane, base);
      }
      if (missing.size === 0) return Math.round(performance.now() - begin);
      await sleep(LOOK_MS, undefined, { signal });
    }
  }

  #lanes(): Promise<Lane[]> {
    return this.database.query<Lane>(lanes);
  }
}

/** Owners are named `host/pid/start`. */
function isOf(owner: string | null, pid: number): boolean {
  return owner?.split('/').includes(String(pid)) ?? false;
}
