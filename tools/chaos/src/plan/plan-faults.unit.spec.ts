import { describe, expect, it } from '@jest/globals';
import { faultKinds } from './fault-kinds.js';
import { planFaults } from './plan-faults.js';

const options = { seed: 7, seconds: 300, ownStores: true };

describe('planFaults', () => {
  it('makes the same plan of the same seed, and another of another', () => {
    expect(planFaults(options)).toEqual(planFaults(options));
    expect(planFaults(options)).not.toEqual(planFaults({ ...options, seed: 8 }));
  });

  it.each([60, 300, 900])('has every kind of fault in a load of %d seconds, in order of time', (seconds) => {
    const plan = planFaults({ ...options, seconds });

    expect(new Set(plan.map(({ kind }) => kind))).toEqual(new Set(Object.keys(faultKinds)));
    expect(plan.map(({ at }) => at)).toEqual([...plan].map(({ at }) => at).sort((a, b) => a - b));
    expect(Math.max(...plan.map(({ at }) => at))).toBeLessThan(seconds);
  });

  it('strikes processes of the kind, and freezes them for longer than their lease lasts', () => {
    for (let seed = 0; seed < 50; seed++) {
      for (const { kind, target, seconds } of planFaults({ ...options, seed })) {
        if (kind === 'freeze-publisher' || kind === 'isolate-publisher') expect(seconds).toBeGreaterThan(5);
        if (kind.endsWith('-publisher')) expect(target).toMatch(/^publisher-/);
        if (kind === 'freeze-consumer') expect(target).toMatch(/^(projection|effect)-/);
      }
    }
  });

  it('leaves stores alone that are not its own', () => {
    const plan = planFaults({ ...options, ownStores: false });

    expect(plan.filter(({ kind }) => /^(restart|kill-broker)/.test(kind))).toEqual([]);
  });
});
