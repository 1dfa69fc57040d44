import { execFile } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  readonly ok: boolean;
  readonly stdout: string;
  /** What it said besides, for people. */
  readonly stderr: string;
}

const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** Runs a program to its end; null when there is none of this name. */
export function runProgram(
  program: string,
  parameters: readonly string[],
  { cwd, input }: { readonly cwd: string; readonly input?: string },
): Promise<Ended | null> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: LARGEST_OUTPUT };
    const child = execFile(program, [...parameters], options, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') resolve(null);
      else resolve({ ok: error === null, stdout, stderr: stderr.trim() || (error?.message ?? '') });
    });
    // A program that ended early closes its end.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
