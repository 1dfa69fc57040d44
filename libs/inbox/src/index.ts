export { connectInbox } from './consuming/connect-inbox.js';
export { InboxServer, type InboxOptions } from './consuming/inbox-server.js';
export type { InboxContext } from './handling/inbox-context.js';
export { lockOn, type Lock, type LockingTx } from './handling/lock.js';
export { OnEvent, type EventHandler, type OnEventOptions } from './handling/on-event.js';
export { inboxStatus, type InboxStatus, type Position } from './inbox-status.js';
export { inboxMigrations } from './migrations/inbox-migrations.js';
export type { ParkingLimits } from './parking/parking-gauge.js';
export type { RetryPolicy } from './retrying/retry-policy.js';
