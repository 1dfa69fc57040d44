import { join } from 'node:path';
import type { Provisioned } from '@kervan/database';
import { keptSecret, type StateFolder } from '@kervan/local';
import { provisionService } from '@kervan/setup';
import { type DatabaseService, eachDatabase } from '@kervan/verify';

export type ServiceDatabases = Readonly<Record<DatabaseService, Provisioned>>;

/** Makes the database and roles of every service; passwords are made up once and kept in secret files. */
export async function provisionServices(adminUrl: string, state: StateFolder): Promise<ServiceDatabases> {
  const password = (name: string): string => keptSecret(join(state.secrets, `${name}.password`));
  return eachDatabase((service) =>
    provisionService(adminUrl, service, {
      password: password(service),
      publisherPassword: password('publisher'),
      auditorPassword: password('auditor'),
    }),
  );
}
