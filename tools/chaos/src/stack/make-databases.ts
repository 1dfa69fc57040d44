import { join } from 'node:path';
import { provision, type Provisioned } from '@kervan/database';
import { keptSecret, type StateFolder } from '@kervan/local';
import { eachStore, type StoreName } from './store-names.js';

export interface ChaosDatabase extends Provisioned {
  readonly name: string;
  /** Of a superuser. */
  readonly adminUrl: string;
}

export type ChaosDatabases = Readonly<Record<StoreName, ChaosDatabase>>;

/** Makes a database for each service. @param prefix of their names, and of their roles */
export function makeDatabases(adminUrl: string, prefix: string, state: StateFolder): Promise<ChaosDatabases> {
  const password = (name: string): string => keptSecret(join(state.secrets, `${name}.password`));
  return eachStore(async (store) => {
    const name = `${prefix}${store}`;
    const provisioned = await provision(adminUrl, {
      database: name,
      role: name,
      password: password(store),
      publisherPassword: password('publisher'),
      auditorPassword: password('auditor'),
    });
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return { ...provisioned, name, adminUrl: url.href };
  });
}
