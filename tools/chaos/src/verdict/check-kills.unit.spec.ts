import { describe, expect, it } from '@jest/globals';
import type { Kill } from '../kills/kill-at.js';
import { checkKills } from './check-kills.js';

const once = { 'outbox-publisher': 1, accounting: 1, 'erp-core': 1, kafka: 1, postgres: 1 };
const kill = (change: Partial<Kill>): Kill => ({ app: 'accounting', at: 40, of: 133, seen: 44, ...change });

describe('checkKills', () => {
  it('accepts kills in the middle of the work, each followed by one restart', () => {
    // The publisher also sends receipts, which do not count towards its volume.
    const kills = [kill({}), kill({ app: 'outbox-publisher', of: 536, seen: 540 })];

    expect(checkKills(kills, once)).toEqual([]);
  });

  it.each([
    ['did not happen', { seen: null }, 'was not killed after event 40 of 133'],
    ['came when all was done', { seen: 133 }, 'had handled all 133 events'],
  ])('refuses a kill that %s', (_, change, line) => {
    expect(checkKills([kill(change)], once)).toEqual([expect.stringContaining(line)]);
  });

  it.each([
    [0, 1],
    [1, 0],
    [3, 0],
  ])('takes %d restarts of a store for %d faults', (count, faults) => {
    expect(checkKills([kill({ app: 'postgres' })], { ...once, postgres: count })).toHaveLength(faults);
  });

  it.each([0, 2])('refuses %d restarts after one kill', (count) => {
    expect(checkKills([kill({})], { ...once, accounting: count })).toEqual([
      `accounting was started again ${count} times after one kill`,
    ]);
  });
});
