export { LANES, laneOf } from './lane.js';
export { outboxMigrations } from './migrations/outbox-migrations.js';
export { LoadOnce } from './writing/load-once.js';
export { TransactionalUnitOfWork } from './writing/transactional-unit-of-work.js';
export type { PublishOptions, SharedPart, SharedPartClass, Touched, Tx } from './writing/tx.js';
export { UnitOfWork, type Unit } from './writing/unit-of-work.js';
export { Relay, startRelay, type RelayOptions, type RelayState } from './relay/relay.js';
export type { RelayMetrics } from './relay/relay-metrics.js';
