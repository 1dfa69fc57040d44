import { readFile } from 'node:fs/promises';

/** PSS of a process in kB: its own memory and its share of what it shares; 0 when it is over or may not be read. */
export async function pssKb(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
}
