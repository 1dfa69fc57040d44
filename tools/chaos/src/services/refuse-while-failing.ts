import { KervanError } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';

/** Makes a handler fail for movements of the accounts whose kind is in the table `failing`. */
export async function refuseWhileFailing(tx: Tx, account: string): Promise<void> {
  const [kind = ''] = account.split('-');
  if (kind !== 'flaky' && kind !== 'broken') return;
  const [failing] = await tx.db.query('SELECT kind FROM failing WHERE kind = $1', [kind]);
  if (!failing) return;
  if (kind === 'flaky') throw new KervanError('ACCOUNT_NOT_FOUND', 'the account is not there yet');
  throw new Error('the movement cannot be handled');
}
