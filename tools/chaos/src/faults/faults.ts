import type { FaultKind } from '../plan/fault-kinds.js';
import { cutConnections, isolate, slowConnections } from './disturb-connections.js';
import type { Fault } from './fault.js';
import { freezeProcess } from './freeze-process.js';
import { killProcess } from './kill-process.js';
import { rebalanceStorm } from './rebalance-storm.js';
import { refusedRecords } from './refused-records.js';
import { republish } from './republish.js';
import { killBroker, restartBroker } from './restart-broker.js';
import { restartPostgresFast, restartPostgresImmediate } from './restart-postgres.js';

/** How each kind of fault is done. */
export const faults: Readonly<Record<FaultKind, Fault>> = {
  'kill-publisher': killProcess,
  'kill-projection': killProcess,
  'kill-effect': killProcess,
  'kill-load': killProcess,
  'freeze-publisher': freezeProcess,
  'freeze-consumer': freezeProcess,
  'isolate-publisher': isolate('kafka'),
  'restart-broker': restartBroker,
  'kill-broker': killBroker,
  'restart-postgres-fast': restartPostgresFast,
  'restart-postgres-immediate': restartPostgresImmediate,
  'cut-postgres': cutConnections('postgres'),
  'cut-broker': cutConnections('kafka'),
  'slow-postgres': slowConnections('postgres'),
  'slow-broker': slowConnections('kafka'),
  'rebalance-storm': rebalanceStorm,
  republish,
  'refused-records': refusedRecords,
};
