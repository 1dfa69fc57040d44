import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { ProgressLine } from './progress-line.js';
import { progressBar } from './progress-bar.js';

describe('progress', () => {
  function shown(isTTY: boolean) {
    const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY });
    const clock = { now: 0 };
    const line = new ProgressLine(stream, () => clock.now);
    return { clock, line, written: () => String(stream.read()) };
  }

  it('stays on one line of a terminal, and leaves nothing behind', () => {
    const { line, written } = shown(true);
    line.show('1 of 2');
    line.show('1 of 2');
    line.show('2 of \u001b[2J2');
    line.end();
    expect(written()).toBe('\r\u001b[K1 of 2\r\u001b[K2 of \\u{1b}[2J2\r\u001b[K');
  });

  it('is a line every few seconds elsewhere', () => {
    const { clock, line, written } = shown(false);
    for (const [at, text] of [
      [0, 'a'],
      [1_000, 'b'],
      [3_000, 'c'],
      [9_000, 'c'],
    ] as const) {
      clock.now = at;
      line.show(text);
    }
    line.end();
    expect(written()).toBe('a\nc\n');
  });

  it('has a bar', () => {
    expect(progressBar(0, 0)).toBe('░░░░░░░░░░░░░░░░░░░░ 0 %');
    expect(progressBar(1, 4)).toBe('▓▓▓▓▓░░░░░░░░░░░░░░░ 25 %');
    expect(progressBar(5, 4)).toBe('▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 100 %');
  });
});
