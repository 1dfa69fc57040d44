import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from '../files/move-once.js';
import { runToEnd } from '../process/run-to-end.js';
import { keptSecret } from '../state/secret-file.js';
import type { StateFolder } from '../state/state-folder.js';
import { unprivilegedUser } from '../state/unprivileged-user.js';
import { serverEnvironment } from './server-settings.js';

export const SUPERUSER = 'postgres';

export interface DataFolder {
  readonly path: string;
  readonly password: string;
}

/** The data folder of a state, made with a password of its own when there is none yet; an unfinished one is made anew. */
export async function dataFolder(state: StateFolder, binaries: string): Promise<DataFolder> {
  const path = join(state.postgres, 'data');
  const password = keptSecret(join(state.secrets, 'postgres-superuser'));
  if (!(await exists(path))) await initialise(state, binaries, path, password);
  return { path, password };
}

async function initialise(
  state: StateFolder,
  binaries: string,
  path: string,
  password: string,
): Promise<void> {
  const user = unprivilegedUser();
  const workshop = join(state.postgres, 'initialising');
  await rm(workshop, { recursive: true, force: true });
  await mkdir(workshop);
  const passwordFile = join(workshop, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) for (const owned of [workshop, passwordFile]) await chown(owned, user.uid, user.gid);
  await runToEnd(
    {
      name: 'initdb',
      command: join(binaries, 'bin', 'initdb'),
      args: [
        ...[
          '-D',
          join(workshop, 'data'),
          '-U',
          SUPERUSER,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
        ],
        // Text is compared byte by byte, on every machine alike.
        ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ],
      env: serverEnvironment,
      cwd: '/',
      user,
      log: join(state.logs, 'postgres.log'),
    },
    state.run,
  );
  // The data folder keeps its owner; only its parent changes.
  await rename(join(workshop, 'data'), path);
  await rm(workshop, { recursive: true });
}
