import { readdir } from 'node:fs/promises';
import { processStat, type ProcessStat } from './process-stat.js';

/** All processes of the machine as /proc shows them at one time. */
export class ProcessTable {
  private readonly children = new Map<number, number[]>();

  private constructor(private readonly stats: ReadonlyMap<number, ProcessStat>) {
    for (const [pid, { parent }] of stats) {
      this.children.set(parent, [...(this.children.get(parent) ?? []), pid]);
    }
  }

  /** Null where there is no /proc. */
  static async read(): Promise<ProcessTable | null> {
    const names = await readdir('/proc').catch(() => null);
    if (names === null) return null;
    const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
    const stats = await Promise.all(pids.map(async (pid) => [pid, await processStat(pid)] as const));
    return new ProcessTable(new Map(stats.flatMap(([pid, stat]) => (stat ? [[pid, stat] as const] : []))));
  }

  /** The processes and all their descendants that run. */
  family(roots: readonly number[]): number[] {
    const found = new Set<number>();
    const visit = (pid: number): void => {
      if (found.has(pid) || !this.stats.has(pid)) return;
      found.add(pid);
      this.children.get(pid)?.forEach(visit);
    };
    roots.forEach(visit);
    return [...found];
  }

  /** CPU time of a process, its descendants and those of them that have ended, in hundredths of a second. */
  familyTicks(root: number): number {
    return this.family([root]).reduce((sum, pid) => {
      const { ticks, endedTicks } = this.stats.get(pid) ?? { ticks: 0, endedTicks: 0 };
      return sum + ticks + endedTicks;
    }, 0);
  }
}
