import { KervanError } from '@kervan/contracts';
import type { Account } from './account.entity.js';

/**
 * A closed account takes no new orders and no approvals.
 *
 * @throws KervanError ACCOUNT_STATE_INVALID with the fact `state`.
 */
export function assertActive({ accountNo, state }: Pick<Account, 'accountNo' | 'state'>): void {
  if (state === 'ACTIVE') return;
  throw new KervanError('ACCOUNT_STATE_INVALID', `account ${accountNo} is ${state}`, { facts: { state } });
}
