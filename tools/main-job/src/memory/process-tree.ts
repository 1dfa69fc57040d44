import { readdir, readFile } from 'node:fs/promises';

/** The processes and all their descendants, as /proc shows them now; null where there is no /proc. */
export async function withDescendants(roots: readonly number[]): Promise<number[] | null> {
  const names = await readdir('/proc').catch(() => null);
  if (names === null) return null;
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const children = new Map<number, number[]>();
  for (const [pid, parent] of await Promise.all(
    pids.map(async (pid) => [pid, await parentOf(pid)] as const),
  )) {
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found = new Set<number>();
  const visit = (pid: number): void => {
    if (found.has(pid)) return;
    found.add(pid);
    children.get(pid)?.forEach(visit);
  };
  roots.forEach(visit);
  return [...found];
}

/** /proc/PID/stat after the parenthesised name: state, then the parent's pid; 0 for a process that is over. */
async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}
