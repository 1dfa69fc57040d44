/**
 * Settings of a service's role. Who owns a row is decided by locks and leases, not by failing at COMMIT. A committed event is on disk, a forgotten transaction ends before it can hold the
 * relay's range open for long, and a deadlock shows at once.
 */
export const serviceSettings = {
  default_transaction_isolation: 'read committed',
  synchronous_commit: 'on',
  idle_in_transaction_session_timeout: '30s',
  transaction_timeout: '30s',
  deadlock_timeout: '100ms',
} as const;
