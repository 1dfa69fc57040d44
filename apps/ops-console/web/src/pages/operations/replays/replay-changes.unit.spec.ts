import { describe, expect, it } from '@jest/globals';
import { replayChangesOf, roleFor } from './replay-changes.js';

describe('what can be done with a replay', () => {
  it.each([
    ['PENDING', null, ['cancel']],
    ['RUNNING', null, ['cancel']],
    ['READY', null, ['cancel']],
    ['READY', false, ['swap', 'cancel']],
    ['SWAPPED', true, ['drop']],
    ['KEPT', true, ['drop']],
    ['CANCELLED', null, []],
  ] as const)('%s, equal %s: %j', (state, equal, changes) => {
    expect(replayChangesOf({ state, equal })).toEqual(changes);
  });

  it('needs an approver where tables go for good', () => {
    expect([roleFor('swap'), roleFor('drop'), roleFor('cancel')]).toEqual([
      'approver',
      'approver',
      'operator',
    ]);
  });
});
