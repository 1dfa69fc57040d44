import { describe, expect, it } from '@jest/globals';
import type { Operation, Session } from '@kervan/console-api';
import { changesOf } from './changes-of.js';

const operation = (state: Operation['state']): Operation => ({
  consumer: 'accounting',
  id: '0195f0a0-0000-7000-8000-000000000001',
  kind: 'retry',
  state,
  dryRun: false,
  reason: 'mended',
  createdBy: 'ayse',
  createdAt: '2026-03-02T09:00:00.000Z',
  approvedBy: null,
  finishedAt: null,
  events: 2,
  handled: 0,
  items: { WAITING: 2 },
});

const session = (role: Session['role'], name = 'ali'): Session => ({ name, role, jaegerUrl: null });

describe('what can be done with an operation', () => {
  it.each([
    ['RUNNING', ['pause', 'cancel']],
    ['PAUSED', ['resume', 'cancel']],
    ['STOPPED', ['resume', 'cancel']],
    ['AWAITING_APPROVAL', ['approve', 'cancel']],
    ['DONE', []],
    ['CANCELLED', []],
  ] as const)('%s: %j', (state, changes) => {
    const possible = changesOf(operation(state), session('admin'));
    expect(possible).toEqual(changes.map((change) => ({ change, hindrance: null })));
  });

  it.each(['viewer', 'investigator'] as const)('is nothing for a %s', (role) => {
    const hindrances = changesOf(operation('RUNNING'), session(role)).map(({ hindrance }) => hindrance);
    expect(hindrances).toEqual(['operator', 'operator']);
  });

  it('leaves approvals to approvers', () => {
    expect(changesOf(operation('AWAITING_APPROVAL'), session('operator'))).toEqual([
      { change: 'approve', hindrance: 'approver' },
      { change: 'cancel', hindrance: null },
    ]);
  });

  it('leaves approvals to somebody else than who asked', () => {
    expect(changesOf(operation('AWAITING_APPROVAL'), session('admin', 'ayse'))[0]).toEqual({
      change: 'approve',
      hindrance: 'same-person',
    });
  });
});
