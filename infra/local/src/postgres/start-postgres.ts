import { LocalError } from '../local-error.js';
import { KeptServer, type Launched, type Server } from '../process/kept-server.js';
import { type Progress, silent } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { dataFolder, SUPERUSER } from './data-folder.js';
import { launchServer } from './launch-server.js';
import { platformPackage } from './platform-package.js';
import { unpackBinaries } from './unpack-binaries.js';

/** A running PostgreSQL 18. */
export interface PostgresServer extends Server {
  /** Of the superuser. */
  readonly url: string;
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
export async function startPostgres(
  state: StateFolder,
  progress: Progress = silent,
): Promise<PostgresServer> {
  const source = platformPackage();
  if (source === null) throw new LocalError('PREREQUISITE_MISSING', missingPostgres() ?? '');
  const binaries = await unpackBinaries(source, state.cache);
  const data = await dataFolder(state, binaries);
  const launch = (port?: number): Promise<Launched> => launchServer(state, binaries, data.path, port);
  const server = await KeptServer.start('PostgreSQL', launch, progress);
  const url = `postgres://${SUPERUSER}:${data.password}@127.0.0.1:${String(server.port)}/postgres`;
  return Object.assign(server, { url });
}
