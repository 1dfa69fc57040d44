import { defineService } from '@kervan/service';
import { LegacyGatewayModule } from './legacy-gateway.module.js';
import { lookupProjections } from './lookups/projections.js';
import { gatewayMigrations } from './migrations/gateway-migrations.js';
import { settings } from './settings.js';

/** Turns files of legacy systems into events. */
export const legacyGateway = defineService({
  name: 'legacy-gateway',
  source: '/erp/gateway',
  module: LegacyGatewayModule,
  migrations: gatewayMigrations,
  projections: lookupProjections,
  consumes: true,
  config: settings,
});
