import { describe, expect, it } from '@jest/globals';
import { StillClock } from './api-reader.mother.js';
import { HostBudgets } from './host-budget.js';

const RUNNING = new AbortController().signal;

describe('the budget of a host', () => {
  it('lets one request go at a time, also after one that failed', async () => {
    const budget = new HostBudgets(new StillClock()).of(new URL('https://erp.example'));
    const begun: string[] = [];
    let fail = (): void => undefined;
    const first = budget.run(
      () => {
        begun.push('first');
        return new Promise<void>((_, reject) => (fail = () => reject(new Error('away'))));
      },
      0,
      RUNNING,
    );
    const second = budget.run(() => Promise.resolve(begun.push('second')), 0, RUNNING);
    await new Promise(setImmediate);
    expect(begun).toEqual(['first']);

    fail();

    await expect(first).rejects.toThrow('away');
    await second;
    expect(begun).toEqual(['first', 'second']);
  });

  it('is the same for all addresses of the host', () => {
    const budgets = new HostBudgets(new StillClock());
    const budget = budgets.of(new URL('https://erp.example/orders'));

    expect(budgets.of(new URL('https://erp.example/stock?since=1'))).toBe(budget);
    expect(budgets.of(new URL('https://erp.example:8443/orders'))).not.toBe(budget);
  });
});
