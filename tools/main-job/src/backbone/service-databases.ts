import { join } from 'node:path';
import { provision, type Provisioned } from '@kervan/database';
import { keptSecret, type StateFolder, writeSecret } from '@kervan/local';
import { eachDatabase } from '../summary/each-database.js';
import { type DatabaseService, databaseServices } from '../summary/ports.js';

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

/** Files that hold what services must not get by their command line or environment. */
export interface SecretFiles {
  readonly databaseUrl: (service: DatabaseService) => string;
  readonly outboxes: string;
  readonly apiToken: string;
}

export function writeSecretFiles(databases: ServiceDatabases, state: StateFolder): SecretFiles {
  const file = (name: string): string => join(state.secrets, name);
  const databaseUrl = (service: DatabaseService): string => file(`${service}.database-url`);
  for (const service of databaseServices) writeSecret(databaseUrl(service), databases[service].url);
  const outboxes = databaseServices.map((service) => ({
    service,
    databaseUrl: databases[service].publisherUrl,
  }));
  writeSecret(file('outboxes'), JSON.stringify(outboxes));
  keptSecret(file('api-token'));
  return { databaseUrl, outboxes: file('outboxes'), apiToken: file('api-token') };
}
