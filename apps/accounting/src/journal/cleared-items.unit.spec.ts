import { describe, expect, it } from '@jest/globals';
import { clearedItemsLock } from './cleared-items.js';

describe('what a document that clears items locks', () => {
  const locksOf = (currency: string) =>
    clearedItemsLock({ accountNo: '17850', currency }).map(({ address, key }) => `${address} ${key}`);

  it('is its account, whatever the currency; what was settled before is read after that', () => {
    expect(locksOf('TRY')).toEqual(['ClearedItems 17850']);
    expect(locksOf('EUR')).toEqual(['ClearedItems 17850', 'ClearedItems.foreign 17850']);
    // Addresses are taken by name.
    expect(locksOf('EUR')).toEqual([...locksOf('EUR')].sort());
  });
});
