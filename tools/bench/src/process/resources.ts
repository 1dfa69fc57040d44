import { readdir, readFile } from 'node:fs/promises';

/** Resident memory of a running process, MiB; NaN where the system does not tell. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
}

/** Open files and sockets of a running process; NaN where the system does not tell. */
export async function openFiles(pid: number): Promise<number> {
  return readdir(`/proc/${pid}/fd`).then(
    ({ length }) => length,
    () => NaN,
  );
}
