import { describe, expect, it } from '@jest/globals';
import { limit, opening } from '../customers/history.mother.js';
import { changed, limited, opened, type AccountChange, type AccountState } from './account-state.js';

const unheard: AccountState = {
  accountNo: '17850',
  segment: null,
  status: null,
  currency: null,
  creditLimit: null,
  limitVersion: 0,
  stale: 0,
};
const after = (...changes: readonly AccountChange[]): AccountState =>
  changes.reduce((account, change) => change(account), unheard);
const moved = { accountNo: '17850', segment: 'WHOLESALE', status: 'CLOSED', currency: 'TRY' } as const;

describe('an account', () => {
  it('is what it was opened with, at limit version 1', () => {
    expect(after(opened(opening()))).toEqual({
      accountNo: '17850',
      segment: 'RETAIL',
      status: 'ACTIVE',
      currency: 'TRY',
      creditLimit: '1000.00',
      limitVersion: 1,
      stale: 0,
    });
  });

  it('has the limit of the highest version, and counts those that came too late', () => {
    const limits = [limit('4000.00', 4), limit('3000.00', 3), limit('5000.00', 5), limit('5000.00', 5)];
    expect(after(opened(opening()), ...limits.map(limited))).toMatchObject({
      creditLimit: '5000.00',
      limitVersion: 5,
      stale: 2,
    });
  });

  it('whose limit is told before its opening keeps it', () => {
    expect(after(limited(limit('2000.00', 2)), opened(opening()))).toMatchObject({
      segment: 'RETAIL',
      creditLimit: '2000.00',
      limitVersion: 2,
      stale: 1,
    });
  });

  it('keeps segment and status of a change, even where the opening comes after it', () => {
    expect(after(opened(opening()), changed(moved))).toMatchObject({
      segment: 'WHOLESALE',
      status: 'CLOSED',
    });
    expect(after(changed(moved), opened(opening()))).toMatchObject({
      segment: 'WHOLESALE',
      status: 'CLOSED',
    });
  });
});
