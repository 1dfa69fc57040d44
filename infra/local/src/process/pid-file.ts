import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { startMark } from './start-mark.js';

/** A running process that a pid file names. */
export interface RecordedProcess {
  readonly pid: number;
  /** Signal that ends it in order. */
  readonly stopSignal: NodeJS.Signals;
}

/** Line 1 the pid, line 2 its start mark, line 3 the signal that ends it in order. */
export function writePidFile(path: string, { pid, stopSignal }: RecordedProcess): void {
  writeFileSync(path, `${String(pid)}\n${startMark(pid) ?? ''}\n${stopSignal}\n`);
}

export function removePidFile(path: string): void {
  rmSync(path, { force: true });
}

/** The process of a pid file; null when it is over (also when its pid is in use again) or there is no such file. */
export function recordedProcess(path: string): RecordedProcess | null {
  const [pid = '', mark, signal] = content(path).split('\n');
  if (!/^\d+$/.test(pid) || !mark || startMark(Number(pid)) !== mark) return null;
  return { pid: Number(pid), stopSignal: signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM' };
}

function content(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
