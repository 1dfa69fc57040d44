import { connectDatabase, temporaryDatabase, type Database } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { eachDatabase } from './each-database.js';
import type { Evidence } from './ports.js';

/** One database of a spec that stands for those of all services, and a broker in memory. */
export interface SpecEvidence {
  readonly evidence: Evidence;
  readonly database: Database;
  close(): Promise<void>;
}

/** @param tables `CREATE TABLE` statements: of each table the columns that are asked for. */
export async function specEvidence(tables: string): Promise<SpecEvidence> {
  const store = await temporaryDatabase(testStores().databaseUrl);
  const database = await connectDatabase({ url: store.url, applicationName: 'main-job spec' });
  for (const statement of tables.split(';')) await database.query(statement);
  const databases = await eachDatabase(() => database);
  return {
    evidence: { databases, broker: memoryBroker() },
    database,
    close: async () => {
      await database.close();
      await store.drop();
    },
  };
}

/** What the broker holds when nothing was sent. */
export const emptyBroker = {
  events: {},
  deliveries: {},
  sequences: new Map(),
  postedIds: new Set<string>(),
  flow: { events: 0, handled: {} },
} as const;

export const noFacts = { dropStartedAt: new Date(0), files: [], watchFolder: '' } as const;
