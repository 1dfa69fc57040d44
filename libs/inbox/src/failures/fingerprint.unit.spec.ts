import { describe, expect, it } from '@jest/globals';
import { fingerprintOf } from './fingerprint.js';

describe('fingerprintOf', () => {
  it('is the same for the same fault on other data', () => {
    const one = fingerprintOf(
      'ACCOUNT_NOT_FOUND',
      'Orders.approve',
      'account 12346 of "Ada Lovelace" is not known',
    );
    const other = fingerprintOf(
      'ACCOUNT_NOT_FOUND',
      'Orders.approve',
      'account C-77 of "Alan Turing" is not known',
    );

    expect(one).toBe(other);
  });

  it('tells codes, handlers and faults apart', () => {
    const prints = [
      fingerprintOf('HANDLER_FAILED', 'Orders.approve', 'no rate'),
      fingerprintOf('HANDLER_FAILED', 'Orders.hold', 'no rate'),
      fingerprintOf('HANDLER_FAILED', 'Orders.approve', 'no account'),
      fingerprintOf('INTERNAL', 'Orders.approve', 'no rate'),
    ];

    expect(new Set(prints).size).toBe(4);
  });

  it('shows the code and nothing of the message', () => {
    expect(fingerprintOf('PAYLOAD_INVALID', 'Orders.approve', 'Ada Lovelace')).toMatch(
      /^PAYLOAD_INVALID:[0-9a-f]{12}$/,
    );
  });
});
