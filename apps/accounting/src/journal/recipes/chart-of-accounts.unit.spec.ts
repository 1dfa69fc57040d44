import { describe, expect, it } from '@jest/globals';
import { chartOfAccounts, nameOf } from './chart-of-accounts.js';
import { calculatedKdvAccount, glAccounts } from './gl-accounts.js';

describe('the chart of accounts', () => {
  it('has every account that recipes post to, by number', () => {
    const kdv = ['20', '10', '1', '18', '8'].map(calculatedKdvAccount);
    const posted = [...Object.values(glAccounts), ...kdv].sort();
    expect(chartOfAccounts.map(({ glAccount }) => glAccount)).toEqual(posted);
  });

  it('names an account', () => {
    expect(nameOf('120')).toBe('Alıcılar');
    expect(nameOf('999')).toBe('999');
  });
});
