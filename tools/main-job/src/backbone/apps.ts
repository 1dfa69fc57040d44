import { join } from 'node:path';
import { type App, workspace } from '@kervan/local';
import type { DatabaseService } from '../summary/ports.js';
import type { SecretFiles } from './service-databases.js';

/** What the apps are told. */
export interface AppSettings {
  readonly brokers: readonly string[];
  readonly secrets: SecretFiles;
  readonly watchFolder: string;
}

/** Ports that the apps get when they are free, so that addresses stay the same from run to run. */
const ports = {
  'erp-core': 4101,
  accounting: 4102,
  'legacy-gateway': 4103,
  'outbox-publisher': 4104,
  warehouse: 4105,
} as const;

export interface Apps {
  readonly services: readonly App[];
  /** Starts after the services: it reads the tables that they make. */
  readonly publisher: App;
}

export function appsOf({ brokers, secrets, watchFolder }: AppSettings): Apps {
  const app = (name: keyof typeof ports, env: Readonly<Record<string, string>>): App => ({
    name,
    entry: join(workspace, 'apps', name, 'dist', 'main.js'),
    port: ports[name],
    env: { KAFKA_BROKERS: brokers.join(','), API_TOKEN_FILE: secrets.apiToken, ...env },
  });
  const service = (name: DatabaseService, env: Readonly<Record<string, string>> = {}): App =>
    app(name, { DATABASE_URL_FILE: secrets.databaseUrl(name), ...env });
  return {
    services: [
      service('accounting'),
      service('erp-core'),
      service('legacy-gateway', { WATCH_FOLDER: watchFolder }),
    ],
    publisher: app('outbox-publisher', { OUTBOXES_FILE: secrets.outboxes }),
  };
}
