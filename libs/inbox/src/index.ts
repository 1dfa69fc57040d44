export { InboxCounters } from './consuming/inbox-counters.js';
export { audit, type AuditEntry } from './auditing/audit.js';
export { auditLog, type AuditedEntry, type AuditQuery } from './auditing/audit-log.js';
export { verifyAudit, type AuditVerdict } from './auditing/verify-audit.js';
export { takeLocks } from './chunk/take-locks.js';
export { connectInbox } from './consuming/connect-inbox.js';
export type { InboxOptions } from './consuming/inbox-options.js';
export { InboxServer } from './consuming/inbox-server.js';
export { declaredLocks } from './handling/declared-locks.js';
export type { InboxContext } from './handling/inbox-context.js';
export { lockOn, type Lock, type LockingTx } from './handling/lock.js';
export { OnEvents, type EventsHandler, type RunTx } from './handling/on-events.js';
export { OnEvent, type EventHandler, type OnEventOptions } from './handling/on-event.js';
export { inboxStatus, type InboxStatus, type Position } from './inbox-status.js';
export { auditMigrations, inboxMigrations } from './migrations/inbox-migrations.js';
export type { ParkingLimits } from './parking/parking-gauge.js';
export { envelopeOf, type ReadEnvelope } from './reading/envelope-of.js';
export { rebuildStatus, type RebuildStatus } from './rebuilding/rebuild-status.js';
export { rebuild, type RebuildParts } from './rebuilding/rebuild.js';
export type { Comparison, ReplayJob, ReplayState, TableComparison } from './replaying/replay-job.js';
export { ReplayJobs, type NewReplay, type Order } from './replaying/replay-jobs.js';
export { ReplaySelection } from './replaying/replay-selection.js';
export { ReplayWorker, type ReplayParts } from './replaying/replay-worker.js';
export { shadowSettings } from './replaying/shadow-settings.js';
export { changeRedrive, type JobChange } from './redriving/change-redrive.js';
export { createRedrive } from './redriving/create-redrive.js';
export { isDryRun } from './redriving/dry-run.js';
export { readParkedEvents, type ParkedEvent } from './redriving/parked-events.js';
export { parkedGroups, parkedKeys, type ParkedGroup, type ParkedKeyView } from './redriving/parked-groups.js';
export {
  redriveEdit,
  redriveJobs,
  redriveResults,
  type RedriveJob,
  type RedriveResult,
} from './redriving/redrive-jobs.js';
export { Position as ParkedPosition, RedriveRequest } from './redriving/redrive-request.js';
export type { RedriveWorker } from './redriving/redrive-worker.js';
export { redriveWorker, type RedriveOptions } from './redriving/redrives.js';
export type { RetryPolicy } from './retrying/retry-policy.js';
