import { describe, expect, it } from '@jest/globals';
import { ProgressLine } from './progress-line.js';

describe('the progress of a run', () => {
  function shown(isTTY: boolean) {
    const written: string[] = [];
    const clock = { now: 1000 };
    const stream = { isTTY, write: (text: string) => written.push(text) };
    return { written, clock, line: new ProgressLine(3, stream, () => clock.now) };
  }

  it('is told once a second, and at the end', () => {
    const { written, clock, line } = shown(false);
    line.show({ sent: 1, answered: 0, failed: 0 });
    line.show({ sent: 2, answered: 0, failed: 0 });
    clock.now = 2000;
    line.show({ sent: 3, answered: 1, failed: 1 });
    line.show({ sent: 3, answered: 3, failed: 1 });
    expect(written).toEqual([
      '1 of 3 sent, 1 under way, 0 failed\n',
      '3 of 3 sent, 2 under way, 1 failed\n',
      '3 of 3 sent, 0 under way, 1 failed\n',
    ]);
  });

  it('stays on one line of a terminal', () => {
    const { written, line } = shown(true);
    line.show({ sent: 1, answered: 0, failed: 0 });
    line.show({ sent: 3, answered: 3, failed: 0 });
    expect(written.map((text) => text.startsWith('\r'))).toEqual([true, true]);
    expect(written.map((text) => text.endsWith('\n'))).toEqual([false, true]);
  });
});
