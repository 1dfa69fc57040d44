import { setTimeout as pause } from 'node:timers/promises';
import { ConsoleProblem } from '@kervan/console-api';
import type { Output } from '../output/output.js';
import { ProgressLine } from './progress-line.js';

const EVERY_MS = 500;
/** Ten minutes: a console that is restarted must not end what is followed. */
const MOST_FAILURES = 1_200;

export interface Followed<Work> {
  /** As it is now. */
  readonly ask: () => Promise<Work>;
  readonly isOver: (work: Work) => boolean;
  readonly line: (work: Work) => string;
  /** Said when whoever follows goes away; the work goes on. */
  readonly resume: string;
}

/** Shows how far some work is until it is over; resolves with its last state. */
export async function follow<Work>(
  begun: Work,
  { ask, isOver, line, resume }: Followed<Work>,
  { output, signal }: { readonly output: Output; readonly signal: AbortSignal },
): Promise<Work> {
  const progress = new ProgressLine(output.stderr);
  let work = begun;
  try {
    while (!isOver(work)) {
      progress.show(line(work));
      await pause(EVERY_MS, undefined, { signal });
      work = await patiently(ask, signal);
    }
  } catch (error) {
    progress.end();
    if (signal.aborted) output.note(`it goes on; ${resume}`);
    throw error;
  }
  progress.end();
  return work;
}

async function patiently<Work>(ask: () => Promise<Work>, signal: AbortSignal, failures = 0): Promise<Work> {
  try {
    return await ask();
  } catch (error) {
    if (!mayPass(error) || failures === MOST_FAILURES) throw error;
    await pause(EVERY_MS, undefined, { signal });
    return patiently(ask, signal, failures + 1);
  }
}

/** Whether it is the console that is away, not the work. */
function mayPass(error: unknown): boolean {
  return error instanceof ConsoleProblem && (error.status === 0 || error.status >= 500);
}
