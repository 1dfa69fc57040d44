import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../files/error-code.js';
import { LocalError } from '../local-error.js';
import { recordedProcess, writePidFile } from '../process/pid-file.js';

/**
 * Takes a state folder for this process. A lock left by a process that is over is taken over.
 *
 * @returns what gives the folder free again
 * @throws LocalError STATE_LOCKED naming the process that has it.
 */
export function lockState(folder: string): () => void {
  const lock = join(folder, 'lock');
  const own = `${lock}.${String(process.pid)}`;
  writePidFile(own, { pid: process.pid, stopSignal: 'SIGTERM' });
  try {
    if (!claim(own, lock)) {
      removeAbandoned(lock, folder);
      if (!claim(own, lock)) throw locked(folder, lock);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

/** A hard link appears complete or not at all, and only once. */
function claim(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function removeAbandoned(lock: string, folder: string): void {
  if (recordedProcess(lock) !== null) throw locked(folder, lock);
  const aside = `${lock}.abandoned.${String(process.pid)}`;
  renameSync(lock, aside);
  // Two processes may have found the same abandoned lock: the slower one must not carry off the winner's.
  if (recordedProcess(aside) !== null) {
    claim(aside, lock);
    rmSync(aside);
    throw locked(folder, lock);
  }
  rmSync(aside);
}

function locked(folder: string, lock: string): LocalError {
  const pid = readOwner(lock);
  return new LocalError(
    'STATE_LOCKED',
    `The state folder ${folder} is in use by process ${pid}: end that run first, or give another folder with --state`,
  );
}

function readOwner(lock: string): string {
  try {
    return readFileSync(lock, 'utf8').split('\n')[0] ?? '';
  } catch {
    return 'of another run';
  }
}
