import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topics } from '@kervan/contracts';
import { connectDatabase, type Database } from '@kervan/database';
import {
  freePort,
  type JaegerServer,
  type Progress,
  type RunningStores,
  startJaeger,
  startStores,
  type StateFolder,
  Supervisor,
} from '@kervan/local';
import { type Broker, connectBroker } from '@kervan/messaging';
import { CONSOLE } from '@kervan/setup';
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
  /** Null unless it was asked for and could be had. */
  readonly jaeger: JaegerServer | null;
}

export interface BackboneOptions extends Pick<AppSettings, 'consumption' | 'scale'> {
  readonly state: StateFolder;
  /** Whether flows are to be shown in Jaeger. */
  readonly traces: boolean;
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
  traces,
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

  const jaeger = traces ? await tracesOf(state, cleanup, progress, signal) : null;

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
  const telemetry = { telemetry: jaeger?.endpoint, jaegerUrl: jaeger?.url };
  const apps = appsOf({ brokers, secrets, watchFolder, warehousePort, ...telemetry, ...settings });
  await unlessAborted(signal, startApps(apps, supervisor, progress));

  await tellStack(state, brokers, secrets, supervisor.address(CONSOLE), cleanup);
  const rebuilding = { adminUrl: stores.database.url, brokers, topicPrefix: '', signal };
  const evidence = { ...(await openEvidence(databases, broker, cleanup)), rebuilding };
  const apiToken = readFileSync(secrets.apiToken, 'utf8').trim();
  return { stores, supervisor, evidence, watchFolder, apiTokenFile: secrets.apiToken, apiToken, jaeger };
}

/** Whoever cannot have them is told why, and everything else goes on. */
async function tracesOf(
  state: StateFolder,
  cleanup: Cleanup,
  progress: Progress,
  signal: AbortSignal,
): Promise<JaegerServer | null> {
  progress('starting Jaeger');
  const jaeger = await startJaeger(state, progress, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
  if (jaeger) cleanup.defer('Jaeger', () => jaeger.stop());
  else
    progress(
      'no traces: Jaeger needs its binary (JAEGER_BINARY, or jaeger on the PATH), a Docker engine, or Go 1.26',
    );
  return jaeger;
}

async function startApps(
  { services, publisher, console }: Apps,
  supervisor: Supervisor,
  progress: Progress,
): Promise<void> {
  progress(`starting ${[...services.map(({ name }) => name), publisher.name, CONSOLE].join(', ')}`);
  await Promise.all(services.map((app) => supervisor.start(app)));
  await supervisor.start(publisher);
  await supervisor.start(console((service) => supervisor.address(service)));
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
