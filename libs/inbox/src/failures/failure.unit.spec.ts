import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { classOf } from './classify.js';
import { failureOf, fork, gap, outcomeOf } from './failure.js';

describe('failureOf', () => {
  it.each([
    [new KervanError('ACCOUNT_NOT_FOUND', 'account 1'), 'RETRY', 'ACCOUNT_NOT_FOUND'],
    [new KervanError('PAYLOAD_INVALID', 'lines'), 'DEAD', 'PAYLOAD_INVALID'],
    [new TypeError('x is not a function'), 'DEAD', 'HANDLER_FAILED'],
    [new Error('anything'), 'DEAD', 'HANDLER_FAILED'],
    ['not even an error', 'DEAD', 'HANDLER_FAILED'],
  ])('of %p is %s with code %s', (error, state, code) => {
    expect(failureOf(error, 'Orders.approve')).toMatchObject({ state, code });
  });

  it('keeps a message that PostgreSQL can store', () => {
    const { message } = failureOf(new Error(`bad\0${'x'.repeat(5_000)}`), '');

    expect(message).toHaveLength(1_000);
    expect(message).not.toContain('\0');
  });
});

describe('classOf', () => {
  it('is that of the catalogue', () => {
    expect(classOf(new KervanError('DATABASE_UNAVAILABLE', ''))).toBe('infrastructure');
    expect(classOf(new KervanError('DATABASE_CONTENTION', ''))).toBe('contention');
    expect(classOf(new RangeError())).toBe('permanent');
  });
});

describe('outcomeOf', () => {
  it('names failures as receipts do', () => {
    const retry = failureOf(new KervanError('ACCOUNT_NOT_FOUND', ''), '');
    const dead = failureOf(new TypeError(), '');

    expect([null, retry, dead, gap, fork].map(outcomeOf)).toEqual([
      'parked',
      'parked',
      'dead',
      'gap',
      'fork',
    ]);
  });
});
