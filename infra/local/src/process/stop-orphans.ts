import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { recordedProcess, type RecordedProcess, removePidFile } from './pid-file.js';
import { until } from './until.js';

const GRACE_MS = 20_000;

/**
 * Ends what a killed run left behind, the youngest first: apps before the stores they use. Only processes named by a
 * pid file of this folder, and only while they are the very same process.
 *
 * @returns the names of the ended processes
 */
export async function stopOrphans(runFolder: string): Promise<string[]> {
  const ended: string[] = [];
  for (const file of await youngestFirst(runFolder)) {
    const path = join(runFolder, file);
    const orphan = recordedProcess(path);
    if (orphan) {
      await end(path, orphan);
      ended.push(file.replace(/\.pid$/, ''));
    }
    removePidFile(path);
  }
  return ended;
}

async function youngestFirst(runFolder: string): Promise<string[]> {
  await mkdir(runFolder, { recursive: true });
  const files = (await readdir(runFolder)).filter((name) => name.endsWith('.pid'));
  const aged = await Promise.all(
    files.map(async (file) => ({ file, born: (await stat(join(runFolder, file))).mtimeMs })),
  );
  return aged.sort((left, right) => right.born - left.born).map(({ file }) => file);
}

async function end(path: string, { pid, stopSignal }: RecordedProcess): Promise<void> {
  signal(pid, stopSignal);
  const killAt = Date.now() + GRACE_MS;
  await until(async () => {
    if (recordedProcess(path) === null) return Promise.resolve(true);
    if (Date.now() > killAt) signal(pid, 'SIGKILL');
    return undefined;
  });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in between.
  }
}
