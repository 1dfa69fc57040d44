import type { StateFolder } from '@kervan/local';
import type { Backbone } from '../backbone/start-backbone.js';

/** Where a person finds everything while the run stays up. */
export function addresses(
  { supervisor, watchFolder, apiTokenFile, stores }: Backbone,
  state: StateFolder,
): string {
  return [
    '',
    'Everything is up. Ctrl-C ends it.',
    `  order API          ${supervisor.address('erp-core')}/docs`,
    `  warehouse API      ${supervisor.address('warehouse')}/docs`,
    `  accounting API     ${supervisor.address('accounting')}/docs`,
    `  bearer token in    ${apiTokenFile}`,
    `  drop files into    ${watchFolder}`,
    `  logs               ${state.logs}`,
    `  Kafka              ${stores.broker.brokers.join(',')}`,
    `  PostgreSQL         ${new URL(stores.database.url).host} (passwords in ${state.secrets})`,
    '',
  ].join('\n');
}
