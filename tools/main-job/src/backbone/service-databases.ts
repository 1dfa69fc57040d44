import { join } from 'node:path';
import type { Provisioned } from '@kervan/database';
import { keptSecret, type StateFolder } from '@kervan/local';
import { CONSOLE, provisionService } from '@kervan/setup';
import { type DatabaseService, eachDatabase } from '@kervan/verify';

/** Whoever has a database of its own. */
export type DatabaseOwner = DatabaseService | typeof CONSOLE;

export type ServiceDatabases = Readonly<Record<DatabaseOwner, Provisioned>>;

/** Makes the database and roles of every service; passwords are made up once and kept in secret files. */
export async function provisionServices(adminUrl: string, state: StateFolder): Promise<ServiceDatabases> {
  const password = (name: string): string => keptSecret(join(state.secrets, `${name}.password`));
  const provisioned = (owner: DatabaseOwner): Promise<Provisioned> =>
    provisionService(adminUrl, owner, {
      password: password(owner),
      publisherPassword: password('publisher'),
      auditorPassword: password('auditor'),
    });
  return { ...(await eachDatabase(provisioned)), [CONSOLE]: await provisioned(CONSOLE) };
}
