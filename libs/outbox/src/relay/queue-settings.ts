/**
 * Settings of the relay's connections. A queue's statistics are never right: only the plans that follow the primary key
 * are allowed. Rows are owned by leases: a stricter isolation would only fail.
 */
export const queueSettings = {
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_mergejoin: 'off',
  enable_hashjoin: 'off',
  default_transaction_isolation: 'read committed',
} as const;
