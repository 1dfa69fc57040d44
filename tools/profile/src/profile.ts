import { join } from 'node:path';
import { defaultStateRoot, type Progress } from '@kervan/local';
import type { ProcessCpu } from './cpu/cpu-by-owner.js';
import { readProfiles } from './cpu/read-profiles.js';
import type { Options } from './options.js';
import { type Report, runProfiled } from './run/profiled-run.js';
import { keptStatements } from './statements/kept-statements.js';
import type { Statements } from './statements/read-statements.js';

/** What the tool prints. */
export interface ProfileReport {
  readonly run: Report;
  readonly processes: readonly ProcessCpu[];
  readonly statements: Statements;
}

/** Runs the main job once and reads what the profiler and PostgreSQL counted. */
export async function profile(
  { input, top }: Omit<Options, 'json'>,
  progress: Progress,
): Promise<ProfileReport> {
  const state = join(defaultStateRoot(), 'profile');
  const profiles = join(state, 'profiles');
  const run = await runProfiled({ input, state, profiles }, progress);
  progress('reading profiles and statement statistics');
  const processes = await readProfiles(profiles);
  return { run, processes, statements: await keptStatements(state, top, progress) };
}
