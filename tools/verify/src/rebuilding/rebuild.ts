import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { connectDatabase } from '@kervan/database';
import { type StateFolder, Supervisor, temporaryState, workspace, writeSecret } from '@kervan/local';
import type { Evidence, Reader } from '../evidence/evidence.js';
import { tableDigests } from './table-digests.js';
import { temporaryStore } from './temporary-store.js';
import { untilRead } from './until-read.js';

/** Where a second copy of a service can be built. */
export interface Rebuilding {
  /** A superuser who may make a temporary database. */
  readonly adminUrl: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/**
 * Lets a second copy of reporting, a process of its own with an empty database and another consumer group, read
 * everything from the first offset on, until it has read what the first copy has.
 *
 * @returns what its tables say
 * @throws LocalError PROCESS_FAILED, KervanError of database or broker, the signal's reason
 */
export async function rebuildReporting(
  rebuilding: Rebuilding,
  running: Reader,
  broker: Evidence['broker'],
): Promise<ReadonlyMap<string, string>> {
  const store = await temporaryStore(rebuilding.adminUrl);
  try {
    const state = await temporaryState();
    try {
      return await rebuiltIn(store.url, state, rebuilding, running, broker);
    } finally {
      state.release();
    }
  } finally {
    await store.drop();
  }
}

async function rebuiltIn(
  url: string,
  state: StateFolder,
  { brokers, topicPrefix, signal }: Rebuilding,
  running: Reader,
  broker: Evidence['broker'],
): Promise<ReadonlyMap<string, string>> {
  const supervisor = new Supervisor(state);
  try {
    const urlFile = join(state.secrets, 'database-url');
    writeSecret(urlFile, url);
    await supervisor.start({
      name: 'reporting',
      entry: join(workspace, 'apps', 'reporting', 'dist', 'main.js'),
      env: {
        DATABASE_URL_FILE: urlFile,
        KAFKA_BROKERS: brokers.join(','),
        KAFKA_TOPIC_PREFIX: topicPrefix,
        INBOX_GROUP: `reporting-${randomBytes(4).toString('hex')}`,
      },
    });
    const database = await connectDatabase({ url, applicationName: 'verify', poolSize: 2 });
    try {
      await untilRead(database, running, broker, signal);
      return await tableDigests(database);
    } finally {
      await database.close();
    }
  } finally {
    await supervisor.stop();
  }
}
