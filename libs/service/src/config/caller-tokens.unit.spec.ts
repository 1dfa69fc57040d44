import { describe, expect, it } from '@jest/globals';
import { callerTokens, namedTokens } from './caller-tokens.js';

const ayse = { name: 'ayse', token: '0123456789abcdef', role: 'operator' };

describe('the tokens of callers', () => {
  it('are the named ones and the one that may do anything', () => {
    const API_TOKENS = namedTokens.parse([ayse]);
    expect(callerTokens({})).toEqual([]);
    expect(callerTokens({ API_TOKENS, API_TOKEN: 'fedcba9876543210' })).toEqual([
      { ...ayse, delegate: false },
      { name: 'api', token: 'fedcba9876543210', role: 'admin', delegate: false },
    ]);
  });

  it.each([
    ['a name twice', [ayse, { ...ayse, token: 'fedcba9876543210' }], 'must not name anybody twice'],
    ['a token twice', [ayse, { ...ayse, name: 'ali' }], 'must not give a token twice'],
    ['a short token', [{ ...ayse, token: 'short' }], 'must have at least 16 characters'],
    ['an unknown role', [{ ...ayse, role: 'king' }], 'viewer'],
    ['the name of the service itself', [{ ...ayse, name: 'system' }], 'must not be system'],
    ['the name of the one token', [{ ...ayse, name: 'api' }], 'must not be api'],
  ])('refuse %s, without telling a token', (_, tokens, message) => {
    const { error } = namedTokens.safeParse(tokens);
    expect(error?.message).toContain(message);
    expect(error?.message).not.toContain(ayse.token);
  });
});
