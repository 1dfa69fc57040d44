import type { CariHesapAcildi, CariHesapGuncellendi, CariHesapLimitiGuncellendi } from '@kervan/contracts';
import type { RowOf } from '@kervan/database';
import type { Account } from './account.entity.js';

/** What events of its own topic decide of an account. */
export type AccountState = Omit<RowOf<Account>, 'version'>;

/** One event's effect on an account. */
export type AccountChange = (account: AccountState) => AccountState;

/** The first limit is version 1. What was told of segment and status before the opening is later than it. */
export function opened({ creditLimit, segment, status, currency }: CariHesapAcildi['data']): AccountChange {
  return (account) => {
    const facts = account.segment === null ? { segment, status, currency } : {};
    return withLimit({ ...account, ...facts }, creditLimit, 1);
  };
}

export function changed({ segment, status, currency }: CariHesapGuncellendi['data']): AccountChange {
  return (account) => ({ ...account, segment, status, currency });
}

export function limited({ newLimit, currency, version }: CariHesapLimitiGuncellendi['data']): AccountChange {
  return (account) => withLimit({ ...account, currency }, newLimit, version);
}

/** The highest version wins, whatever the order they come in. */
function withLimit(account: AccountState, creditLimit: string, version: number): AccountState {
  if (version > account.limitVersion) return { ...account, creditLimit, limitVersion: version };
  return { ...account, stale: account.stale + 1 };
}
