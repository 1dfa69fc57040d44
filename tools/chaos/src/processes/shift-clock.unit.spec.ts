import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { shiftClock } from './shift-clock.js';

const Told = z.object({ a: z.number(), b: z.number(), up: z.number(), same: z.number(), is: z.boolean() });
const HOUR = 3_600_000;

describe('shiftClock', () => {
  it.each([2 * HOUR, -3 * HOUR])('makes the wall clock wrong by %d ms and nothing else', (shift) => {
    const program = `
      const [a, b] = [Date.now(), new Date().getTime()];
      console.log(JSON.stringify({ a, b, same: new Date(5).getTime(), is: new Date() instanceof Date, up: performance.now() }))`;
    const output = execFileSync(process.execPath, [shiftClock(shift), '-e', program], { encoding: 'utf8' });
    const { a, b, up, same, is } = Told.parse(JSON.parse(output));

    expect([same, is]).toEqual([5, true]);
    for (const time of [a, b]) expect(Math.abs(time - Date.now() - shift)).toBeLessThan(60_000);
    expect(up).toBeLessThan(60_000);
  });
});
