import { describe, expect, it } from '@jest/globals';
import { headersOf } from './headers-of.js';

const row = (headers: string) => ({ id: 7, topic: 't', key: 'k', sequence: 1, headers, payload: '{}' });

describe('headersOf', () => {
  it('returns what was stored', () => {
    expect(headersOf(row('{"ce_id":"1"}'))).toEqual({ ce_id: '1' });
  });

  it.each(['', '[1]', '{"a":1}', 'null', '{'])('refuses %j', (text) => {
    expect(() => headersOf(row(text))).toThrow('headers of outbox row 7');
  });
});
