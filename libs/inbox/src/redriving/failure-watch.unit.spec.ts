import { describe, expect, it } from '@jest/globals';
import { FailureWatch } from './failure-watch.js';

function after(limit: number, ...outcomes: readonly boolean[]): boolean {
  const watch = new FailureWatch(limit);
  for (const succeeded of outcomes) watch.note(succeeded);
  return watch.tooMany;
}

const many = (succeeded: boolean, times: number) => Array.from({ length: times }, () => succeeded);

describe('the failures of a job', () => {
  it('are too many above their share of the last events', () => {
    expect(after(0.5, ...many(true, 2), ...many(false, 2))).toBe(false);
    expect(after(0.5, true, ...many(false, 3))).toBe(true);
  });

  it('say nothing before there are four', () => {
    expect(after(0, ...many(false, 3))).toBe(false);
    expect(after(0, ...many(false, 4))).toBe(true);
  });

  it('count among the last twenty alone', () => {
    expect(after(0.5, ...many(true, 1000), ...many(false, 11))).toBe(true);
    expect(after(0.5, ...many(false, 3), ...many(true, 20))).toBe(false);
  });
});
