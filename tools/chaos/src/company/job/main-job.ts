import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { KervanError } from '@kervan/contracts';
import { type Progress, workspace } from '@kervan/local';
import type { Options } from '../options.js';
import { Report } from './report.js';
import type { JobState } from './job-state.js';

/** How one run of the main job ended. */
export interface JobResult {
  /** 0 only when the main job itself found nothing wrong. */
  readonly exitCode: number | null;
  readonly report: Report;
}

/** The main job as a child process, from a fresh state to rest. */
export class MainJob {
  readonly #over = new AbortController();
  /** Rejects when the main job ends without a report. */
  readonly result: Promise<JobResult>;

  constructor(state: JobState, { input, journeys }: Pick<Options, 'input' | 'journeys'>, progress: Progress) {
    const program = join(workspace, 'tools', 'main-job', 'dist', 'main.js');
    const flags = ['--once', '--json', '--fresh', '--state', state.root, '--input', input];
    flags.push('--journeys', String(journeys));
    const child = spawn(process.execPath, [...process.execArgv, program, ...flags], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.result = this.#follow(child, progress);
    this.result.catch(() => undefined);
  }

  /** Aborts when the main job is over. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  async #follow(
    child: ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream },
    progress: Progress,
  ): Promise<JobResult> {
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
    let last = '';
    linesOf(child.stdout).on('line', (line) => (last = line));
    linesOf(child.stderr).on('line', progress);
    await once(child, 'close');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, forward);
    this.#over.abort();
    const { exitCode } = child;
    if (last === '')
      throw new KervanError('PROCESS_FAILED', `the main job ended (${String(exitCode)}) without a report`);
    return { exitCode, report: Report.parse(JSON.parse(last)) };
  }
}

function linesOf(input: NodeJS.ReadableStream): Interface {
  return createInterface({ input });
}
