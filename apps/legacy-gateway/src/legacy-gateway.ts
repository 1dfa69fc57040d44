import { defineService } from '@kervan/service';
import { LegacyGatewayModule } from './legacy-gateway.module.js';
import { GatewayTables1764000001001 } from './migrations/gateway-tables-1764000001001.js';
import { settings } from './settings.js';

/** Turns files of legacy systems into events. */
export const legacyGateway = defineService({
  name: 'legacy-gateway',
  source: '/erp/gateway',
  module: LegacyGatewayModule,
  migrations: [GatewayTables1764000001001],
  config: settings,
});
