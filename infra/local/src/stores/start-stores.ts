import { asError } from '../local-error.js';
import { missingPostgres } from '../postgres/start-postgres.js';
import { type Progress, silent } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { dockerKafka, embeddedKafka, missingForEmbedded } from './broker-store.js';
import { dockerPostgres, embeddedPostgres } from './database-store.js';
import { type BrokerStore, type DatabaseStore, leaveAlone } from './store.js';
import { startFirst } from './store-source.js';

/** The stores of one run. */
export interface RunningStores {
  readonly database: DatabaseStore;
  readonly broker: BrokerStore;
  /** Stops what was started, the broker first. */
  stop(): Promise<void>;
}

export interface StoresOptions {
  readonly state: StateFolder;
  /** Which comes first where both are there: a run keeps its data in the embedded ones. */
  readonly prefer: 'embedded' | 'docker';
  readonly progress?: Progress;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * DATABASE_URL and KAFKA_BROKERS where they are set, else embedded servers or containers.
 *
 * @throws LocalError PREREQUISITE_MISSING, PROCESS_FAILED
 */
export async function startStores(options: StoresOptions): Promise<RunningStores> {
  const started = await Promise.allSettled([databaseStore(options), brokerStore(options)]);
  const [database, broker] = started;
  if (database.status === 'fulfilled' && broker.status === 'fulfilled') {
    const stores = { database: database.value, broker: broker.value };
    return { ...stores, stop: () => stopBoth(stores) };
  }
  const failures = started.flatMap((result) =>
    result.status === 'rejected' ? [asError(result.reason)] : [],
  );
  for (const result of started) if (result.status === 'fulfilled') await result.value.stop();
  throw failures[0] ?? new Error('No store was started');
}

async function databaseStore({ state, prefer, env = process.env }: StoresOptions): Promise<DatabaseStore> {
  const url = env['DATABASE_URL'];
  if (url) return { url, server: null, stop: leaveAlone };
  const embedded = embeddedPostgres(state);
  return startFirst(prefer === 'docker' ? [dockerPostgres, embedded] : [embedded, dockerPostgres], () =>
    Promise.resolve([missingPostgres() ?? '']),
  );
}

async function brokerStore(options: StoresOptions): Promise<BrokerStore> {
  const { state, prefer, progress = silent, env = process.env } = options;
  const brokers = env['KAFKA_BROKERS'];
  if (brokers) return { brokers: brokers.split(','), server: null, stop: leaveAlone };
  const embedded = embeddedKafka(state, progress);
  return startFirst(prefer === 'docker' ? [dockerKafka, embedded] : [embedded, dockerKafka], () =>
    missingForEmbedded(state),
  );
}

async function stopBoth({
  database,
  broker,
}: {
  database: DatabaseStore;
  broker: BrokerStore;
}): Promise<void> {
  await broker.stop();
  await database.stop();
}
