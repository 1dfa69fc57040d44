import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startMark } from '../process/start-mark.js';
import { stopOrphans } from '../process/stop-orphans.js';
import { openState, type StateFolder } from './state-folder.js';
import { defaultStateRoot } from './state-root.js';

/** A state for one test run: gone when it is released. Also clears away what killed test runs left behind. */
export async function temporaryState(): Promise<StateFolder> {
  const folders = join(defaultStateRoot(), 'temporary');
  mkdirSync(folders, { recursive: true });
  await removeAbandoned(folders);
  const state = await openState({ folder: join(folders, `${String(process.pid)}-${randomUUID()}`) });
  return {
    ...state,
    release: () => {
      state.release();
      rmSync(state.root, { recursive: true, force: true });
    },
  };
}

/** The name of a folder begins with the pid of its run: it is abandoned when no such process is there. */
async function removeAbandoned(folders: string): Promise<void> {
  const abandoned = readdirSync(folders).filter((name) => startMark(Number.parseInt(name, 10)) === null);
  for (const name of abandoned) {
    await stopOrphans(join(folders, name, 'run'));
    rmSync(join(folders, name), { recursive: true, force: true });
  }
}
