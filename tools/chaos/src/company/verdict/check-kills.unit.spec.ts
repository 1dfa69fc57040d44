import { describe, expect, it } from '@jest/globals';
import type { Kill } from '../kills/kill-at.js';
import { victims } from '../kills/kill-plan.js';
import { checkKills } from './check-kills.js';

const once = new Map(victims.map((app) => [app, 1]));
const kill = (change: Partial<Kill>): Kill => ({ app: 'accounting', at: 40, of: 133, seen: 44, ...change });

describe('checkKills', () => {
  it('accepts kills in the middle of the work, each followed by one restart', () => {
    const kills = [kill({}), kill({ app: 'outbox-publisher', of: 951, seen: 540 })];

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
    expect(checkKills([kill({ app: 'postgres' })], new Map([...once, ['postgres', count]]))).toHaveLength(
      faults,
    );
  });

  it.each([0, 2])('refuses %d restarts after one kill', (count) => {
    expect(checkKills([kill({})], new Map([...once, ['accounting', count]]))).toEqual([
      `accounting was started again ${count} times after one kill`,
    ]);
  });
});
