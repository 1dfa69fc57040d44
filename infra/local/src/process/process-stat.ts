import { readFile } from 'node:fs/promises';

/** What `/proc/PID/stat` says of a process; ticks are hundredths of a second (USER_HZ). */
export interface ProcessStat {
  readonly parent: number;
  /** User and system time of the process itself. */
  readonly ticks: number;
  /** The same of its children that have ended. */
  readonly endedTicks: number;
}

/** The name, in parentheses, may hold anything; fields are counted from behind it. */
export function parseStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (index: number): number => Number(fields[index] ?? 0);
  return { parent: field(1), ticks: field(11) + field(12), endedTicks: field(13) + field(14) };
}

/** Null for a process that is over, and on systems without /proc. */
export async function processStat(pid: number): Promise<ProcessStat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return text === null ? null : parseStat(text);
}
