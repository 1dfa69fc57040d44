import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { KervanError } from '@kervan/contracts';
import { type Progress, workspace } from '@kervan/local';
import { z } from 'zod';

const Report = z.looseObject({ seconds: z.number(), stages: z.record(z.string(), z.number()) });
export type Report = z.output<typeof Report>;

export interface ProfiledRun {
  readonly input: string;
  /** State folder of the run; its data stay there for whoever asks the stores afterwards. */
  readonly state: string;
  /** Emptied, then holds one CPU profile per process. */
  readonly profiles: string;
}

/**
 * Runs the main job from a fresh state to rest, every Node process under the CPU profiler.
 *
 * @throws KervanError PROCESS_FAILED when it ends with a fault.
 */
export async function runProfiled(
  { input, state, profiles }: ProfiledRun,
  progress: Progress,
): Promise<Report> {
  await rm(profiles, { recursive: true, force: true });
  await mkdir(profiles, { recursive: true });
  const program = join(workspace, 'tools', 'main-job', 'dist', 'main.js');
  const flags = ['--once', '--json', '--fresh', '--state', state, '--input', input];
  const profiler = `NODE_OPTIONS=--cpu-prof --cpu-prof-dir=${profiles}`;
  const child = spawn('env', [profiler, process.execPath, ...process.execArgv, program, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let last = '';
  createInterface({ input: child.stdout }).on('line', (line) => (last = line));
  createInterface({ input: child.stderr }).on('line', progress);
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
  await once(child, 'close');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, forward);
  if (child.exitCode !== 0)
    throw new KervanError('PROCESS_FAILED', `the main job ended with ${String(child.exitCode)}`);
  return Report.parse(JSON.parse(last));
}
