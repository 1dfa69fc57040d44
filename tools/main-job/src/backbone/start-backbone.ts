import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topics } from '@kervan/contracts';
import { connectDatabase, type Database } from '@kervan/database';
import {
  freePort,
  type Progress,
  type RunningStores,
  startStores,
  type StateFolder,
  Supervisor,
} from '@kervan/local';
import { type Broker, connectBroker } from '@kervan/messaging';
import { type DatabaseService, eachDatabase } from '@kervan/verify';
import { unlessAborted } from '../run/unless-aborted.js';
import type { WholeEvidence } from '../summary/ports.js';
import { type Apps, type AppSettings, appsOf, ports } from './apps.js';
import type { Cleanup } from './cleanup.js';
import { writeSecretFiles } from './secret-files.js';
import { tellStack } from './stack-file.js';
import { provisionServices, type ServiceDatabases } from './service-databases.js';

/** Stores and apps of one machine, up and healthy. */
export interface Backbone {
  readonly stores: RunningStores;
  readonly supervisor: Supervisor;
  readonly evidence: WholeEvidence;
  readonly watchFolder: string;
  readonly apiTokenFile: string;
  /** Bearer token of every app's API. */
  readonly apiToken: string;
}

export interface BackboneOptions extends Pick<AppSettings, 'consumption' | 'scale'> {
  readonly state: StateFolder;
  /** Gets what ends the backbone again, stores last. */
  readonly cleanup: Cleanup;
  readonly progress: Progress;
  /** Checked between the steps. */
  readonly signal: AbortSignal;
}

/**
 * Starts stores, makes databases, roles and topics, and starts the apps; resolves when every app is healthy.
 *
 * @throws LocalError PREREQUISITE_MISSING, PROCESS_FAILED; KervanError of database or broker; the signal's reason.
 */
export async function startBackbone({
  state,
  cleanup,
  progress,
  signal,
  ...settings
}: BackboneOptions): Promise<Backbone> {
  progress('starting PostgreSQL and Kafka');
  const stores = await startStores({ state, prefer: 'embedded', progress, interruption: signal }).catch(
    (error: unknown) => {
      signal.throwIfAborted();
      throw error;
    },
  );
  cleanup.defer('the stores', () => stores.stop());
  signal.throwIfAborted();

  const { brokers } = stores.broker;
  const broker = connectBroker({ client: 'kafkajs', brokers, clientId: 'main-job' });
  cleanup.defer('the broker client', () => broker.close());
  const [databases] = await unlessAborted(
    signal,
    Promise.all([provisionServices(stores.database.url, state), broker.ensureTopics(topics)]),
  );
  const secrets = writeSecretFiles(databases, stores.database.url, state);

  const supervisor = new Supervisor(state, progress);
  cleanup.defer('the apps', () => supervisor.stop());
  const watchFolder = join(state.files, 'incoming');
  const warehousePort = await freePort(ports.warehouse);
  const apps = appsOf({ brokers, secrets, watchFolder, warehousePort, ...settings });
  await unlessAborted(signal, startApps(apps, supervisor, progress));

  await tellStack(state, brokers, secrets, cleanup);
  const rebuilding = { adminUrl: stores.database.url, brokers, topicPrefix: '', signal };
  const evidence = { ...(await openEvidence(databases, broker, cleanup)), rebuilding };
  const apiToken = readFileSync(secrets.apiToken, 'utf8').trim();
  return { stores, supervisor, evidence, watchFolder, apiTokenFile: secrets.apiToken, apiToken };
}

async function startApps(
  { services, publisher }: Apps,
  supervisor: Supervisor,
  progress: Progress,
): Promise<void> {
  progress(`starting ${[...services, publisher].map(({ name }) => name).join(', ')}`);
  await Promise.all(services.map((app) => supervisor.start(app)));
  await supervisor.start(publisher);
}

async function openEvidence(
  databases: ServiceDatabases,
  broker: Broker,
  cleanup: Cleanup,
): Promise<WholeEvidence> {
  const open = async (service: DatabaseService): Promise<Database> => {
    const url = databases[service].auditorUrl;
    const database = await connectDatabase({ url, applicationName: 'main-job', poolSize: 2 });
    cleanup.defer('a database connection', () => database.close());
    return database;
  };
  return { broker, databases: await eachDatabase(open) };
}
