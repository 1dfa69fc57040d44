import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LocalError } from '../local-error.js';
import { type Progress, silent } from '../progress.js';
import { stopOrphans } from '../process/stop-orphans.js';
import { lockState } from './state-lock.js';
import { closedAncestor, defaultStateRoot } from './state-root.js';
import { unprivilegedUser } from './unprivileged-user.js';

/** What `fresh` empties. The cache is not part of it. */
const parts = ['postgres', 'kafka', 'files', 'secrets', 'logs', 'run'] as const;

/** The folders of one run; a later run with the same folder continues with its data. */
export type StateFolder = Readonly<Record<(typeof parts)[number], string>> & {
  readonly root: string;
  /** Programs fetched or unpacked once, shared by every state of this workspace. */
  readonly cache: string;
  /** Lets the next run have the folder. */
  release(): void;
};

export interface StateOptions {
  /** Default: `.kervan` of the workspace, see {@link defaultStateRoot}. */
  readonly folder?: string;
  /** Empties the data of earlier runs. */
  readonly fresh?: boolean;
  readonly progress?: Progress;
}

/**
 * Opens a state folder for this process alone and ends what a killed run left running in it.
 *
 * @throws LocalError STATE_LOCKED, STATE_UNUSABLE
 */
export async function openState(options: StateOptions = {}): Promise<StateFolder> {
  const { fresh = false, progress = silent } = options;
  const root = resolve(options.folder ?? defaultStateRoot());
  const cache = join(defaultStateRoot(), 'cache');
  makeOpenFolder(root);
  makeOpenFolder(cache);
  const release = lockState(root);
  const run = join(root, 'run');
  const orphans = await stopOrphans(run);
  if (orphans.length > 0) progress(`ended what an earlier run left behind: ${orphans.join(', ')}`);
  if (fresh) for (const part of parts) rmSync(join(root, part), { recursive: true, force: true });
  const folder = (part: (typeof parts)[number]): string =>
    made(join(root, part), part === 'secrets' ? 0o700 : 0o755);
  return {
    root,
    cache,
    postgres: folder('postgres'),
    kafka: folder('kafka'),
    files: folder('files'),
    secrets: folder('secrets'),
    logs: folder('logs'),
    run: folder('run'),
    release,
  };
}

/** A folder that PostgreSQL's unprivileged user can enter, and that is really ours: /var/tmp belongs to everybody. */
function makeOpenFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { uid } = lstatSync(folder);
  if (process.getuid && uid !== process.getuid()) {
    throw new LocalError(
      'STATE_UNUSABLE',
      `The state folder ${folder} belongs to another user: give one with --state`,
    );
  }
  if (unprivilegedUser() === null) return;
  chmodSync(folder, 0o755);
  const closed = closedAncestor(folder);
  if (closed !== null) {
    throw new LocalError(
      'STATE_UNUSABLE',
      `PostgreSQL does not run as root and its user cannot enter ${closed}: give a folder elsewhere with --state`,
    );
  }
}

function made(folder: string, mode: number): string {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, mode);
  return folder;
}
