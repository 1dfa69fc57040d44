import { describe, expect, it } from '@jest/globals';
import { ProgressDisplay } from './progress-display.js';

function display(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const screen = { isTTY, write: (text: string) => written.push(text) };
  return { written, clock, shown: new ProgressDisplay(screen, () => clock.now) };
}

describe('the progress display', () => {
  it('rewrites one line on a terminal and keeps it below lines that stay', () => {
    const { written, shown } = display(true);
    shown.update('1 of 2');
    shown.say('an app was restarted');
    shown.clear();
    expect(written).toEqual(['\r\u001b[K1 of 2', '\r\u001b[Kan app was restarted\n1 of 2', '\r\u001b[K']);
  });

  it('writes a changed line every few seconds elsewhere', () => {
    const { written, clock, shown } = display(false);
    for (const [at, line] of [
      [0, 'a'],
      [1_000, 'b'],
      [3_000, 'c'],
      [9_000, 'c'],
      [9_500, 'd'],
    ] as const) {
      clock.now = at;
      shown.update(line);
    }
    expect(written).toEqual(['a\n', 'c\n', 'd\n']);
  });
});
