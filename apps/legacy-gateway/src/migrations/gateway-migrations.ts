import { GatewayTables1764000001001 } from './gateway-tables-1764000001001.js';

/** In the order in which they run. */
export const gatewayMigrations = [GatewayTables1764000001001];
