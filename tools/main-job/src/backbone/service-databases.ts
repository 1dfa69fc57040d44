import { join } from 'node:path';
import { provision, type Provisioned } from '@kervan/database';
import { keptSecret, type StateFolder } from '@kervan/local';
import { type DatabaseService, eachDatabase } from '@kervan/verify';

export type ServiceDatabases = Readonly<Record<DatabaseService, Provisioned>>;

/** Makes the database and roles of every service; passwords are made up once and kept in secret files. */
export async function provisionServices(adminUrl: string, state: StateFolder): Promise<ServiceDatabases> {
  const password = (name: string): string => keptSecret(join(state.secrets, `${name}.password`));
  const provisioned = (service: DatabaseService): Promise<Provisioned> => {
    const role = service.replaceAll('-', '_');
    return provision(adminUrl, {
      database: role,
      role,
      password: password(service),
      publisherPassword: password('publisher'),
      auditorPassword: password('auditor'),
    });
  };
  return eachDatabase(provisioned);
}
