import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a server writes into `postmaster.pid` of its data folder. */
export interface Postmaster {
  readonly pid: number;
  /** It accepts connections. */
  readonly ready: boolean;
}

/** Null when no server has the folder. Line 1 is the pid, line 8 the status. */
export async function postmaster(dataFolder: string): Promise<Postmaster | null> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  return lines[0] ? { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' } : null;
}
