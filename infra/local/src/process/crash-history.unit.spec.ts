import { describe, expect, it } from '@jest/globals';
import { CrashHistory } from './crash-history.js';

describe('the crash history of a process', () => {
  it('doubles the pause before every new start and gives up at the fifth quick crash', () => {
    const crashes = new CrashHistory();
    const seen = Array.from({ length: 5 }, () => {
      crashes.record(100);
      return [crashes.pauseMs, crashes.hopeless];
    });
    expect(seen).toEqual([
      [200, false],
      [400, false],
      [800, false],
      [1_600, false],
      [3_200, true],
    ]);
  });

  it('forgets quick crashes after a long run', () => {
    const crashes = new CrashHistory();
    for (const runMs of [100, 100, 100, 100, 60_000]) crashes.record(runMs);
    expect(crashes).toMatchObject({ pauseMs: 200, hopeless: false });
  });
});
