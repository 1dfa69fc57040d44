import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unprivilegedUser } from './unprivileged-user.js';

const OTHERS_ENTER = 0o001;

/** The folder of the monorepo's checkout. */
export const workspace = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[/\\]$/, '');

/**
 * Where state is kept unless told otherwise: `.kervan` in the workspace; under /var/tmp when we are root and the
 * workspace lies below a folder that PostgreSQL's unprivileged user cannot enter.
 */
export function defaultStateRoot(folder: string = workspace): string {
  if (unprivilegedUser() === null || closedAncestor(folder) === null) return join(folder, '.kervan');
  const id = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12);
  return `/var/tmp/kervan-${id}`;
}

/** The outermost folder on the way to `folder`, itself included, that others may not enter; null when none is closed. */
export function closedAncestor(folder: string): string | null {
  const path = resolve(folder);
  const parent = dirname(path);
  const above = parent === path ? null : closedAncestor(parent);
  if (above !== null) return above;
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  return mode === undefined || (mode & OTHERS_ENTER) !== 0 ? null : path;
}
