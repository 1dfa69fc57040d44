import { connectDatabase, type Database } from '@kervan/database';
import { testStores } from '@kervan/local';
import { TransactionalUnitOfWork, type UnitOfWork } from '@kervan/outbox';
import type { Scenario } from '@kervan/testing';
import { erpCore } from './erp-core.js';

/** Another instance of the core on the database of a scenario, without clocks and API of its own. */
export interface OtherInstance {
  readonly database: Database;
  readonly work: UnitOfWork;
}

export async function otherInstance(s: Scenario): Promise<OtherInstance> {
  const [store] = await s.query<{ name: string }>('SELECT current_database() AS name');
  const url = new URL(testStores().databaseUrl);
  url.pathname = `/${store?.name ?? ''}`;
  const { entities } = erpCore;
  const database = await connectDatabase({ url: url.href, applicationName: 'other instance', entities });
  return { database, work: new TransactionalUnitOfWork(database, { source: '/erp/core' }) };
}
