import { asError } from '../local-error.js';
import { checkPrerequisites } from '../prerequisites/check-prerequisites.js';
import { type Progress, silent } from '../progress.js';
import type { StateFolder } from '../state/state-folder.js';
import { dockerKafka, embeddedKafka, givenKafka } from './broker-store.js';
import { dockerPostgres, embeddedPostgres, givenPostgres } from './database-store.js';
import type { BrokerStore, DatabaseStore } from './store.js';
import { firstOpen, type StoreSource } from './store-source.js';

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
  /** Ends what takes long: the fetching of the broker, once. */
  readonly interruption?: AbortSignal;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * DATABASE_URL and KAFKA_BROKERS where they are set, else embedded servers or containers.
 *
 * @throws LocalError PREREQUISITE_MISSING, before anything is started; PROCESS_FAILED
 */
export async function startStores(options: StoresOptions): Promise<RunningStores> {
  const sources = [await databaseSource(options), await brokerSource(options)] as const;
  const missing = await Promise.all(sources.map((source) => source.missing()));
  checkPrerequisites(missing.flat());
  const started = await Promise.allSettled([sources[0].start(), sources[1].start()]);
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

async function databaseSource({
  state,
  prefer,
  progress = silent,
  env = process.env,
}: StoresOptions): Promise<StoreSource<DatabaseStore>> {
  const url = env['DATABASE_URL'];
  if (url) return givenPostgres(url);
  const embedded = embeddedPostgres(state, progress);
  return firstOpen(prefer === 'docker' ? [dockerPostgres, embedded] : [embedded, dockerPostgres], embedded);
}

async function brokerSource({
  state,
  prefer,
  progress = silent,
  interruption,
  env = process.env,
}: StoresOptions): Promise<StoreSource<BrokerStore>> {
  const brokers = env['KAFKA_BROKERS'];
  if (brokers) return givenKafka(brokers.split(','));
  const embedded = embeddedKafka(state, progress, interruption);
  return firstOpen(prefer === 'docker' ? [dockerKafka, embedded] : [embedded, dockerKafka], embedded);
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
