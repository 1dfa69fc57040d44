import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './faults-of.js';
import type { Invariant } from './invariants/invariant-check.js';

const rest = { outboxPending: 0, lag: 0, parked: 0, parkedEvents: [] };
const holds: Invariant = { id: 'I1', holds: true, checked: true, detail: '2 vouchers', faults: [] };
const broken: Invariant = {
  ...holds,
  id: 'I3',
  holds: false,
  detail: '17850: core 1, crm 2',
  faults: ['17850'],
};
const unchecked: Invariant = {
  ...broken,
  id: 'I16',
  checked: false,
  detail: 'not checked: hr is not in the stack',
};

describe('the verdict', () => {
  it('is good at rest when every invariant holds', () => {
    expect(faultsOf({ ...rest, invariants: [holds] })).toEqual([]);
  });

  it('names what does not hold and what was not checked', () => {
    expect(faultsOf({ ...rest, invariants: [holds, broken, unchecked] })).toEqual([
      'I3 does not hold: 17850: core 1, crm 2',
      'I16 not checked: hr is not in the stack',
    ]);
  });

  it('lets what was not checked pass where that is allowed, but nothing that is broken', () => {
    expect(faultsOf({ ...rest, invariants: [broken, unchecked] }, { allowMissing: true })).toEqual([
      'I3 does not hold: 17850: core 1, crm 2',
    ]);
  });

  it('is bad while events are under way or parked', () => {
    const parkedEvents = ['crm erp.finance.invoice/K1: RULE_VIOLATION'];
    expect(faultsOf({ outboxPending: 1, lag: 2, parked: 3, parkedEvents, invariants: [] })).toEqual([
      '3 events are parked',
      'parked: crm erp.finance.invoice/K1: RULE_VIOLATION',
      '1 events wait in outboxes',
      '2 deliveries are missing',
    ]);
  });
});
