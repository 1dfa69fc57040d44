import { containerArguments } from '../postgres/server-settings.js';
import { missingPostgres, startPostgres } from '../postgres/start-postgres.js';
import type { Progress } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { missingDocker } from './docker.js';
import { type DatabaseStore, leaveAlone } from './store.js';
import type { StoreSource } from './store-source.js';

const IMAGE = 'postgres:18.4';

/** The server of a URL that was given: neither started nor stopped. */
export function givenPostgres(url: string): StoreSource<DatabaseStore> {
  return {
    missing: () => Promise.resolve([]),
    start: () => Promise.resolve({ url, server: null, stop: leaveAlone }),
  };
}

/** PostgreSQL from npm's binaries, with the data of a state. */
export function embeddedPostgres(state: StateFolder, progress: Progress): StoreSource<DatabaseStore> {
  return {
    missing: () => Promise.resolve([missingPostgres()].filter((line) => line !== null)),
    start: async () => {
      const server = await startPostgres(state, progress);
      return { url: server.url, server, stop: () => server.stop() };
    },
  };
}

/** PostgreSQL in a container; its data ends with it. */
export const dockerPostgres: StoreSource<DatabaseStore> = {
  missing: missingDocker,
  start: async () => {
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
    const container = await new PostgreSqlContainer(IMAGE)
      .withCommand(['postgres', ...containerArguments])
      .start();
    return {
      url: container.getConnectionUri(),
      server: null,
      stop: async () => {
        await container.stop();
      },
    };
  },
};
