import { connectDatabase, temporaryDatabase, type Database } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import type { BrokerEvidence } from './broker-evidence.js';
import { eachDatabase } from './each-database.js';
import type { Evidence, Readers } from './evidence.js';

/** One database of a spec that stands for those of all services, and a broker in memory. */
export interface SpecEvidence {
  readonly evidence: Evidence & { readonly databases: Readers };
  readonly database: Database;
  close(): Promise<void>;
}

/** @param tables `CREATE TABLE` statements: of each table the columns that are asked for. */
export async function specEvidence(tables: string): Promise<SpecEvidence> {
  const store = await temporaryDatabase(testStores().databaseUrl);
  const database = await connectDatabase({ url: store.url, applicationName: 'verify spec' });
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
export const emptyBroker: BrokerEvidence = {
  events: {},
  deliveries: {},
  sequences: new Map(),
  postedIds: new Set<string>(),
  flow: { events: 0, handled: {} },
  personal: { searched: 0, names: 0, found: [] },
};
