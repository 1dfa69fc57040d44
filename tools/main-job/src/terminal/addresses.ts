import type { StateFolder } from '@kervan/local';
import { CONSOLE } from '@kervan/setup';
import type { Backbone } from '../backbone/start-backbone.js';

const apis = ['erp-core', 'warehouse', 'accounting', 'ecommerce', 'crm', 'reporting', 'hr'] as const;
const COLUMN = 19;

/** Where a person finds everything while the run stays up. */
export function addresses(
  { supervisor, watchFolder, apiToken, apiTokenFile, stores, jaeger }: Backbone,
  state: StateFolder,
): string {
  return [
    '',
    'Everything is up. Ctrl-C ends it.',
    `  ${'console'.padEnd(COLUMN)}${consoleAddress(supervisor.address(CONSOLE), apiToken)}`,
    ...apis.map((app) => `  ${`${app} API`.padEnd(COLUMN)}${supervisor.address(app)}/docs`),
    ...(jaeger ? [`  flows in Jaeger    ${jaeger.url}`] : []),
    `  bearer token in    ${apiTokenFile}`,
    `  drop files into    ${watchFolder}`,
    `  logs               ${state.logs}`,
    `  Kafka              ${stores.broker.brokers.join(',')}`,
    `  PostgreSQL         ${new URL(stores.database.url).host} (passwords in ${state.secrets})`,
    '',
  ].join('\n');
}

/** Signs in whoever opens it: what follows `#` is never sent, and the page takes it out of the address. */
function consoleAddress(address: string, token: string): string {
  return `${address}/#token=${encodeURIComponent(token)}`;
}
