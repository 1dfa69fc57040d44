import { lockOn, type Lock } from '@kervan/inbox';
import { Account } from './account.entity.js';

/**
 * The row a document of an account needs locked: exposure and orders of an account are written by its holder only.
 */
export function accountLock(accountNo: string): Lock {
  return lockOn(Account, 'accountNo', accountNo);
}
