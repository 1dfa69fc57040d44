import { readFileSync } from 'node:fs';
import { topics } from '@kervan/contracts';
import { connectDatabase, type Database } from '@kervan/database';
import { type Progress, type RunningStores, startStores, type StateFolder, Supervisor } from '@kervan/local';
import type { Cleanup } from '@kervan/main-job';
import { type Broker, connectBroker } from '@kervan/messaging';
import { processApps, type ProcessSettings } from '../processes/process-apps.js';
import { makeDatabases } from './make-databases.js';
import { type Proxies, startProxies } from './start-proxies.js';
import { eachStore, type StoreName } from './store-names.js';

/** Stores, proxies and processes of one run, and this process's own ways to them. */
export interface Stack {
  readonly stores: RunningStores;
  readonly proxies: Proxies;
  readonly supervisor: Supervisor;
  readonly broker: Broker;
  /** As a superuser. */
  readonly databases: Readonly<Record<StoreName, Database>>;
  readonly settings: ProcessSettings;
  /** Bearer token of every process. */
  readonly token: string;
  readonly state: StateFolder;
}

export interface StackOptions {
  readonly state: StateFolder;
  readonly seed: number;
  /** Events per second of all sources together. */
  readonly rate: number;
  readonly cleanup: Cleanup;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Starts everything; resolves when every process is healthy. Nothing is written yet.
 *
 * @throws LocalError PREREQUISITE_MISSING, PROCESS_FAILED; KervanError of database or broker; the signal's reason.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { state, seed, rate, cleanup, progress, signal } = options;
  progress('starting stores');
  const stores = await startStores({ state, prefer: 'embedded', progress, interruption: signal });
  cleanup.defer('the stores', () => stores.stop());
  signal.throwIfAborted();
  const given = stores.database.server === null || stores.broker.server === null;
  const run = given ? `chaos_${process.pid}_` : 'chaos_';
  const topicPrefix = given ? run : '';
  const { brokers } = stores.broker;
  const broker = connectBroker({ client: 'kafkajs', brokers, clientId: 'chaos', topicPrefix });
  cleanup.defer('the broker client', () => broker.close());
  const [made, proxies] = await Promise.all([
    makeDatabases(stores.database.url, run, state),
    startProxies(stores, cleanup),
    broker.ensureTopics(topics),
  ]);
  const databases = await eachStore((store) => connect(made[store].adminUrl, cleanup));
  const settings: ProcessSettings = {
    state,
    databasePrefix: run,
    databases: made,
    broker: brokers.join(','),
    topicPrefix,
    proxies: { postgres: proxies.postgres.port, kafka: proxies.kafka.port },
    rate,
    seed,
  };
  signal.throwIfAborted();
  const supervisor = new Supervisor(state, progress);
  cleanup.defer('the processes', () => supervisor.stop());
  progress('starting sources, consumers and publishers');
  const apps = processApps(settings);
  await Promise.all(apps.map((app) => supervisor.start(app)));
  signal.throwIfAborted();
  const token = readFileSync(`${state.secrets}/api-token`, 'utf8').trim();
  return { stores, proxies, supervisor, broker, databases, settings, token, state };
}

async function connect(url: string, cleanup: Cleanup): Promise<Database> {
  const database = await connectDatabase({ url, applicationName: 'chaos', poolSize: 4 });
  cleanup.defer('a database connection', () => database.close());
  return database;
}
