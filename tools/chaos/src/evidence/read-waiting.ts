import type { Database } from '@kervan/database';
import { NOWHERE } from '../faults/refused-records.js';
import { consumers, eachStore, type StoreName } from '../stack/store-names.js';

/** What of one database is not done. */
export interface Waiting {
  /** Rows in the outbox or held aside, but those that nobody can publish. */
  readonly unpublished: number;
  readonly parked: number;
}

type Databases = Readonly<Record<StoreName, Pick<Database, 'query'>>>;

export async function readWaiting(databases: Databases): Promise<Readonly<Record<StoreName, Waiting>>> {
  return eachStore(async (store) => {
    const consumes = consumers.some((consumer) => consumer === store);
    const [row] = await databases[store].query<Waiting>(
      `SELECT (SELECT count(*) FROM outbox WHERE topic <> $1)
           + (SELECT count(*) FROM outbox_held WHERE topic <> $1) AS unpublished,
         ${consumes ? '(SELECT count(*) FROM parked_event)' : '0'} AS parked`,
      [NOWHERE],
    );
    return row ?? { unpublished: 0, parked: 0 };
  });
}
