import { KervanError } from '@kervan/contracts';
import type { UnitOfWork } from '@kervan/outbox';

/**
 * Half of what a group waits, in a rebalance, for a member that is in a transaction. The session itself is kept by a timer
 * that also beats during long transactions.
 */
const LONGEST_MS = 30_000;

/** @throws KervanError CONFIGURATION_INVALID where a transaction may outlast the membership, DATABASE_UNAVAILABLE */
export async function refuseLongTransactions(unitOfWork: UnitOfWork): Promise<void> {
  const unit = await unitOfWork.begin();
  try {
    const [row] = await unit.db.query<{ readonly ms: number }>(
      `SELECT setting::integer AS ms FROM pg_settings WHERE name = 'transaction_timeout'`,
    );
    if (row && row.ms > 0 && row.ms <= LONGEST_MS) return;
    throw new KervanError(
      'CONFIGURATION_INVALID',
      `transaction_timeout is ${row?.ms ?? 0} ms: a consumer needs 1 to ${LONGEST_MS}`,
    );
  } finally {
    await unit.rollback();
  }
}
