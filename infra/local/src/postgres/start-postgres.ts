import { LocalError } from '../local-error.js';
import type { StateFolder } from '../state/state-folder.js';
import { dataFolder, SUPERUSER } from './data-folder.js';
import { launchServer } from './launch-server.js';
import { platformPackage } from './platform-package.js';
import { unpackBinaries } from './unpack-binaries.js';

/** A running PostgreSQL 18 on 127.0.0.1, owned by this process. */
export interface PostgresServer {
  /** Of the superuser; stays the same over restarts. */
  readonly url: string;
  /** Of the server's first process; another one after a restart. */
  readonly pid: number;
  /** Ends it in order, not waiting for its clients. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash would end it. */
  kill(): Promise<void>;
  /** Starts it again with its data, on the same port, whether it was stopped, killed or still runs. */
  restart(): Promise<void>;
}

/** One clear line, or null when this platform has PostgreSQL's binaries. */
export function missingPostgres(): string | null {
  if (platformPackage() !== null) return null;
  return (
    `PostgreSQL 18 is needed, npm has no binaries for ${process.platform}-${process.arch} (or npm ci ran without ` +
    'optional packages): start Docker, or set DATABASE_URL to the superuser of a running PostgreSQL 18'
  );
}

/**
 * Starts PostgreSQL with the data of a state.
 *
 * @throws LocalError PREREQUISITE_MISSING, PROCESS_FAILED
 */
export async function startPostgres(state: StateFolder): Promise<PostgresServer> {
  const source = platformPackage();
  if (source === null) throw new LocalError('PREREQUISITE_MISSING', missingPostgres() ?? '');
  const binaries = await unpackBinaries(source, state.cache);
  const data = await dataFolder(state, binaries);
  let server = await launchServer(state, binaries, data.path);
  const { port } = server;
  const stop = async (): Promise<void> => {
    await server.process.stop();
  };
  return {
    url: `postgres://${SUPERUSER}:${data.password}@127.0.0.1:${String(port)}/postgres`,
    get pid() {
      return server.process.pid;
    },
    stop,
    kill: async () => {
      await server.process.kill();
    },
    restart: async () => {
      await stop();
      server = await launchServer(state, binaries, data.path, port);
    },
  };
}
