import { join } from 'node:path';
import { keptSecret, type StateFolder, writeSecret } from '@kervan/local';
import { CONSOLE, consoleCaller } from '@kervan/setup';
import { type DatabaseService, databaseServices } from '@kervan/verify';
import type { DatabaseOwner, ServiceDatabases } from './service-databases.js';

/** Files that hold what processes must not get by their command line or environment. */
export interface SecretFiles {
  /** Of the service's own role. */
  readonly databaseUrl: (service: DatabaseOwner) => string;
  /** Of the role that only reads. */
  readonly auditorUrl: (service: DatabaseService) => string;
  readonly adminUrl: string;
  readonly outboxes: string;
  readonly apiToken: string;
  /** What the console calls services with. */
  readonly servicesToken: string;
  /** The console as a caller of a service. */
  readonly callers: string;
}

export function writeSecretFiles(
  databases: ServiceDatabases,
  adminUrl: string,
  state: StateFolder,
): SecretFiles {
  const file = (name: string): string => join(state.secrets, name);
  const secrets: SecretFiles = {
    databaseUrl: (service) => file(`${service}.database-url`),
    auditorUrl: (service) => file(`${service}.auditor-url`),
    adminUrl: file('admin.database-url'),
    outboxes: file('outboxes'),
    apiToken: file('api-token'),
    servicesToken: file('services-token'),
    callers: file('callers'),
  };
  for (const service of databaseServices) {
    writeSecret(secrets.databaseUrl(service), databases[service].url);
    writeSecret(secrets.auditorUrl(service), databases[service].auditorUrl);
  }
  writeSecret(secrets.databaseUrl(CONSOLE), databases[CONSOLE].url);
  writeSecret(secrets.adminUrl, adminUrl);
  // Services without topics of their own are read too: for their receipts.
  const outboxes = databaseServices.map((service) => ({
    service,
    databaseUrl: databases[service].publisherUrl,
  }));
  writeSecret(secrets.outboxes, JSON.stringify(outboxes));
  keptSecret(secrets.apiToken);
  writeSecret(secrets.callers, consoleCaller(keptSecret(secrets.servicesToken)));
  return secrets;
}
