import { randomBytes } from 'node:crypto';
import { connectDatabase, type Database, temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { inboxMigrations } from '@kervan/inbox';
import { type Broker, connectBroker } from '@kervan/messaging';
import { outboxMigrations, TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import { CreateTallies1764000001001 } from '../consumer/create-tallies.migration.js';
import type { Client } from '../figures/figures.js';
import { PostgresCpu } from '../machine/postgres-cpu.js';
import { WRITERS } from '../workload/commit-events.js';
import { topics } from '../workload/measurement.js';
import type { Tracing } from '../workload/traced.js';
import { clientOption } from './client-option.js';
import type { BenchStores } from './stores.js';

/** A database and a topic that nothing was in before. */
export interface BenchPlace {
  readonly client: Client;
  readonly brokers: readonly string[];
  /** Makes the topic a fresh one. */
  readonly topicPrefix: string;
  readonly database: TemporaryDatabase;
  /** As the service would be connected. */
  readonly connection: Database;
  readonly unitOfWork: UnitOfWork;
  readonly broker: Broker;
  readonly postgresCpu: PostgresCpu;
  /** Of the processes under test and of their events; null: nothing is traced. */
  readonly tracing: Tracing | null;
  /** Writes out what loading left behind, so that it is not paid for while measuring. */
  checkpoint(): Promise<void>;
}

/** Makes a place for one bench; the database is dropped afterwards. */
export async function inFreshPlace<Result>(
  { databaseUrl, brokers }: BenchStores,
  client: Client,
  work: (place: BenchPlace) => Promise<Result>,
): Promise<Result> {
  const database = await temporaryDatabase(databaseUrl);
  const connection = await connectDatabase({
    url: database.url,
    applicationName: 'bench',
    migrations: [...outboxMigrations, ...inboxMigrations, CreateTallies1764000001001],
    poolSize: WRITERS,
  });
  const topicPrefix = `bench-${randomBytes(6).toString('hex')}.`;
  const broker = connectBroker({ ...clientOption(client), brokers, clientId: 'bench', topicPrefix });
  try {
    await Promise.all([connection.migrate(), broker.ensureTopics(topics)]);
    const unitOfWork = new TransactionalUnitOfWork(connection, { source: '/bench/source' });
    const postgresCpu = await PostgresCpu.of(connection);
    const checkpoint = () => checkpointOf(databaseUrl);
    const tracing = null;
    const made = {
      client,
      brokers,
      topicPrefix,
      database,
      connection,
      unitOfWork,
      broker,
      postgresCpu,
      tracing,
    };
    return await work({ ...made, checkpoint });
  } finally {
    await broker.close();
    await connection.close();
    await database.drop();
  }
}

async function checkpointOf(adminUrl: string): Promise<void> {
  const admin = await connectDatabase({ url: adminUrl, applicationName: 'bench', poolSize: 1 });
  try {
    await admin.query('CHECKPOINT');
  } finally {
    await admin.close();
  }
}
