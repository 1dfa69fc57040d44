import { CreateLookups1764000001003 } from '../lookups/create-lookups.migration.js';
import { GatewayTables1764000001001 } from './gateway-tables-1764000001001.js';
import { GeneralReceiving1764000001002 } from './general-receiving-1764000001002.js';
import { OperatorDecisions1764000001008 } from './operator-decisions-1764000001008.js';
import { OutboundFiles1764000001007 } from './outbound-files-1764000001007.js';
import { PullTables1764000001004 } from './pull-tables-1764000001004.js';
import { QuarantineRepair1764000001006 } from './quarantine-repair-1764000001006.js';
import { RemoteFiles1764000001005 } from './remote-files-1764000001005.js';

/** In the order in which they run. */
export const gatewayMigrations = [
  GatewayTables1764000001001,
  GeneralReceiving1764000001002,
  CreateLookups1764000001003,
  PullTables1764000001004,
  RemoteFiles1764000001005,
  QuarantineRepair1764000001006,
  OutboundFiles1764000001007,
  OperatorDecisions1764000001008,
];
