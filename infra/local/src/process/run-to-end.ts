import { LocalError } from '../local-error.js';
import { lastLines } from './log-tail.js';
import { OwnedProcess, type Program } from './owned-process.js';

/**
 * Runs a program that ends by itself, or is ended when the signal aborts.
 *
 * @throws LocalError PROCESS_FAILED with the end of its log unless it exits with 0.
 */
export async function runToEnd(
  program: Program,
  runFolder: string,
  interruption?: AbortSignal,
): Promise<void> {
  const running = await OwnedProcess.start(program, runFolder);
  const end = (): void => void running.stop();
  if (interruption?.aborted) end();
  interruption?.addEventListener('abort', end, { once: true });
  const { code, signal } = await running.exited;
  interruption?.removeEventListener('abort', end);
  if (code === 0) return;
  throw new LocalError(
    'PROCESS_FAILED',
    `${program.name} ended with ${signal ?? `code ${String(code)}`}; the end of ${program.log}:\n${await lastLines(program.log)}`,
  );
}
