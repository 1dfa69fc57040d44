import { LocalError } from '../local-error.js';
import { lastLines } from './log-tail.js';
import { OwnedProcess, type Program } from './owned-process.js';

/** Runs a program that ends by itself. @throws LocalError PROCESS_FAILED with the end of its log unless it exits with 0. */
export async function runToEnd(program: Program, runFolder: string): Promise<void> {
  const { exited } = await OwnedProcess.start(program, runFolder);
  const { code, signal } = await exited;
  if (code === 0) return;
  throw new LocalError(
    'PROCESS_FAILED',
    `${program.name} ended with ${signal ?? `code ${String(code)}`}; the end of ${program.log}:\n${await lastLines(program.log)}`,
  );
}
