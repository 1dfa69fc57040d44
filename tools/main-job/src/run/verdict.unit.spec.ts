import { describe, expect, it } from '@jest/globals';
import type { RunReport } from '../summary/ports.js';
import { goodReport } from './report.mother.js';
import { faultsOf } from './verdict.js';

const faults: [string, Partial<RunReport>, RegExp][] = [
  [
    'a broken invariant',
    {
      invariants: [
        { id: 'I3', holds: false, checked: true, detail: 'account 17850', faults: ['account 17850'] },
      ],
    },
    /^I3 does not hold: account 17850$/,
  ],
  [
    'a lost line',
    { input: { files: 1, lines: 9, published: 5, duplicates: 2, quarantined: 1 } },
    /^9 lines were read, 8 /,
  ],
  ['a parked event', { parked: 1 }, /^1 events are parked$/],
  ['an unpublished event', { outboxPending: 2 }, /^2 events wait/],
  ['a missing delivery', { lag: 3 }, /^3 deliveries are missing$/],
];

describe('the verdict on a run', () => {
  it('is good when everything holds', () => {
    expect(faultsOf(goodReport())).toEqual([]);
  });

  it('is good with duplicates and quarantined lines: they are accounted for', () => {
    const input = { files: 1, lines: 9, published: 1, duplicates: 6, quarantined: 2 };
    expect(faultsOf(goodReport({ input }))).toEqual([]);
  });

  it.each(faults)('names %s', (_, change, fault) => {
    expect(faultsOf(goodReport(change))).toEqual([expect.stringMatching(fault)]);
  });
});
