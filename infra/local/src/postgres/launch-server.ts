import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalError } from '../local-error.js';
import { freePort } from '../process/free-port.js';
import type { Launched } from '../process/kept-server.js';
import { lastLines, logSince, logSize } from '../process/log-tail.js';
import { OwnedProcess } from '../process/owned-process.js';
import { startMark } from '../process/start-mark.js';
import { until } from '../process/until.js';
import type { StateFolder } from '../state/state-folder.js';
import { unprivilegedUser } from '../state/unprivileged-user.js';
import { postmaster } from './postmaster-file.js';
import { serverArguments, serverEnvironment } from './server-settings.js';

/** What a server says that could not start for now: its port was taken, or backends of a killed one are still ending. */
const passing = /Address already in use|could not bind|shared memory block .* is still in use/;
const ATTEMPTS = 50;
const PAUSE_MS = 200;

/**
 * Starts the server and waits until it accepts connections.
 *
 * @param keptPort the port that clients of a stopped server know; absent = any free one.
 * @throws LocalError PROCESS_FAILED with the end of its log.
 */
export async function launchServer(
  state: StateFolder,
  binaries: string,
  dataFolder: string,
  keptPort?: number,
): Promise<Launched> {
  const log = join(state.logs, 'postgres.log');
  await removeForeignPostmasterFile(dataFolder);
  for (let attempt = 1; ; attempt += 1) {
    const logged = await logSize(log);
    const port = keptPort ?? (await freePort());
    const server = await OwnedProcess.start(
      {
        name: 'postgres',
        command: join(binaries, 'bin', 'postgres'),
        args: serverArguments(dataFolder, port),
        env: serverEnvironment,
        cwd: '/',
        user: unprivilegedUser(),
        log,
        // SIGINT is the fast shutdown: it does not wait for clients to leave.
        stopSignal: 'SIGINT',
      },
      state.run,
    );
    if (await becameReady(server, dataFolder)) return { process: server, port, log };
    if (attempt === ATTEMPTS || !passing.test(await logSince(log, logged))) {
      throw new LocalError(
        'PROCESS_FAILED',
        `PostgreSQL did not start; the end of ${log}:\n${await lastLines(log)}`,
      );
    }
    await sleep(PAUSE_MS);
  }
}

async function becameReady(server: OwnedProcess, dataFolder: string): Promise<boolean> {
  return until(async () => {
    if (!server.running) return false;
    const current = await postmaster(dataFolder);
    return current?.pid === server.pid && current.ready ? true : undefined;
  });
}

/**
 * A killed server leaves its `postmaster.pid`. PostgreSQL takes the folder over unless the pid lives again as another
 * process of the same user; nothing of ours runs any more (the state is locked, orphans were ended), so that one is
 * foreign.
 */
async function removeForeignPostmasterFile(dataFolder: string): Promise<void> {
  const left = await postmaster(dataFolder);
  if (left !== null && startMark(left.pid) !== null) await rm(join(dataFolder, 'postmaster.pid'));
}
