/**
 * Settings of a service's role. A committed event is on disk, a forgotten transaction ends before it can hold the
 * relay's range open for long, and a deadlock shows at once.
 */
export const serviceSettings = {
  synchronous_commit: 'on',
  idle_in_transaction_session_timeout: '30s',
  transaction_timeout: '30s',
  deadlock_timeout: '100ms',
} as const;
