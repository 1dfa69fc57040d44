import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KervanError } from '@kervan/contracts';
import { defaultStateRoot } from '@kervan/local';

/** Where the main job tells, in its state folder, what it runs; there is no such file while nothing runs. */
export function stackFileOf(stateRoot: string): string {
  return join(stateRoot, 'stack.json');
}

/**
 * The stack file of the main job that runs with a state folder.
 *
 * @param folder default: the main job's own default
 * @throws KervanError CONFIGURATION_INVALID when none runs.
 */
export function embeddedStack(folder: string = defaultStateRoot()): string {
  const root = resolve(folder);
  const path = stackFileOf(root);
  if (existsSync(path)) return path;
  const advice = 'start it with npm start and leave it running, or name another system with --stack <file>';
  throw new KervanError('CONFIGURATION_INVALID', `nothing runs with the state folder ${root}: ${advice}`);
}
