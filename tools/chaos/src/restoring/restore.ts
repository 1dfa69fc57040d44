import { connectDatabase, type Database } from '@kervan/database';
import { makeDatabases } from '../stack/make-databases.js';
import type { Stack } from '../stack/start-stack.js';
import type { StoreName } from '../stack/store-names.js';
import { DatabaseCopy } from './database-copy.js';

/** A copy that was taken in this run. */
export interface Backup {
  /** Puts it in the place of the database, as after a restore; its users connect again by themselves. */
  restore(): Promise<void>;
}

/**
 * Takes a copy of a database now.
 *
 * @param change statements for the copy, so that it can be told from the original once it is in its place
 */
export async function backUp(
  { stores, settings }: Pick<Stack, 'stores' | 'settings'>,
  store: StoreName,
  change: readonly string[] = [],
): Promise<Backup> {
  const { databases, state, databasePrefix } = settings;
  const { name, adminUrl } = databases[store];
  return asAdmin(stores.database.url, async (admin) => {
    const copy = await DatabaseCopy.take(admin, name);
    const url = new URL(adminUrl);
    url.pathname = `/${copy.copyName}`;
    await asAdmin(url.href, async (inCopy) => {
      for (const statement of change) await inCopy.query(statement);
    });
    return {
      restore: () =>
        asAdmin(stores.database.url, async (again) => {
          await copy.over(again).putBack(name);
          await makeDatabases(stores.database.url, databasePrefix, state);
        }),
    };
  });
}

async function asAdmin<Result>(url: string, work: (admin: Database) => Promise<Result>): Promise<Result> {
  const admin = await connectDatabase({ url, applicationName: 'chaos-restore', poolSize: 1 });
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}
