import { join } from 'node:path';
import { type App, workspace } from '@kervan/local';
import { CONSOLE } from '@kervan/setup';
import { type ConsumingService, type DatabaseService, databaseServices } from '@kervan/verify';
import type { Scale } from '../run/scale.js';
import type { SecretFiles } from './secret-files.js';

type Settings = Readonly<Record<string, string>>;

/** Ports that the apps get when they are free, so that addresses stay the same from run to run. */
export const ports = {
  'erp-core': 4101,
  accounting: 4102,
  'legacy-gateway': 4103,
  'outbox-publisher': 4104,
  warehouse: 4105,
  ecommerce: 4106,
  crm: 4107,
  reporting: 4108,
  hr: 4109,
  'ops-console': 4110,
} as const;

/** What the apps are told. */
export interface AppSettings {
  readonly brokers: readonly string[];
  readonly secrets: SecretFiles;
  readonly watchFolder: string;
  /** Free port of 127.0.0.1 for the warehouse: the core is told before the warehouse runs. */
  readonly warehousePort: number;
  /** How a consuming service takes its events; nothing = as it does by itself. */
  readonly consumption: (service: ConsumingService) => Settings;
  readonly scale: Scale;
  /** Where spans and metrics are sent; absent: as this process's own variables say. */
  readonly telemetry?: string | undefined;
  /** Address of Jaeger's pages; absent: there are none. */
  readonly jaegerUrl?: string | undefined;
}

export interface Apps {
  readonly services: readonly App[];
  /** Starts after the services: it reads the tables that they make. */
  readonly publisher: App;
  /** Starts last: it is told where the services are. */
  readonly console: (addressOf: (service: DatabaseService) => string) => App;
}

/** Longer than any run: an order that waits on a slow day is not cancelled. */
const RESERVATION_TIMEOUT_S = '86400';

export function appsOf(given: AppSettings): Apps {
  const { brokers, secrets, watchFolder, warehousePort, consumption, scale, telemetry, jaegerUrl } = given;
  const app = (name: keyof typeof ports, env: Settings, port: number = ports[name]): App => ({
    name,
    entry: join(workspace, 'apps', name, 'dist', 'main.js'),
    port,
    env: {
      KAFKA_BROKERS: brokers.join(','),
      API_TOKEN_FILE: secrets.apiToken,
      ...(telemetry !== undefined && { OTEL_EXPORTER_OTLP_ENDPOINT: telemetry }),
      ...env,
    },
  });
  const service = (name: DatabaseService, env: Settings, port?: number): App =>
    app(
      name,
      { DATABASE_URL_FILE: secrets.databaseUrl(name), API_TOKENS_FILE: secrets.callers, ...env },
      port,
    );
  const consumer = (name: ConsumingService, env: Settings = {}, port?: number): App[] =>
    instancesOf(service(name, { ...consumption(name), ...env }, port), scale[name]);
  return {
    services: [
      ...consumer('accounting'),
      ...consumer('warehouse', {}, warehousePort),
      ...consumer('ecommerce'),
      ...consumer('crm'),
      ...consumer('reporting'),
      ...consumer('hr'),
      ...consumer('erp-core', {
        WAREHOUSE_URL: `http://127.0.0.1:${warehousePort}`,
        WAREHOUSE_TOKEN_FILE: secrets.apiToken,
        RESERVATION_TIMEOUT_S,
      }),
      ...consumer('legacy-gateway', { WATCH_FOLDER: watchFolder }),
    ],
    publisher: app('outbox-publisher', { OUTBOXES_FILE: secrets.outboxes }),
    console: (addressOf) =>
      app(CONSOLE, {
        DATABASE_URL_FILE: secrets.databaseUrl(CONSOLE),
        SERVICES: JSON.stringify(
          Object.fromEntries(databaseServices.map((service) => [service, addressOf(service)])),
        ),
        SERVICES_TOKEN_FILE: secrets.servicesToken,
        ...(jaegerUrl !== undefined && { JAEGER_URL: jaegerUrl }),
      }),
  };
}

/** `warehouse`, `warehouse-2`, ...: the further ones on any free port. */
function instancesOf(first: App, count: number): App[] {
  const { name, entry, env } = first;
  const further = Array.from({ length: count - 1 }, (_, index) => ({
    name: `${name}-${index + 2}`,
    entry,
    env,
  }));
  return [first, ...further];
}
