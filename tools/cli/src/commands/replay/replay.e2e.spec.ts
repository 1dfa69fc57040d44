import { Replay } from '@kervan/console-api';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { kervan } from '../../spec/kervan-process.mother.js';
import { replayOf } from '../../spec/operations.mother.js';
import { fits, StubConsole } from '../../spec/stub-console.mother.js';

const started = ['replay', 'reporting', '--rate', '500', '--reason', 'a new report'];

describe('kervan replay', () => {
  let stub: StubConsole | undefined;
  afterEach(() => stub?.close());

  it.each([
    [replayOf('READY', { equal: true }), 0],
    [replayOf('READY', { equal: false, difference: 'f'.repeat(64) }), 1],
    [replayOf('FAILED', { error: 'out of room' }), 1],
  ])('follows one until it is %j', async (over, expected) => {
    stub = await StubConsole.start({
      'POST /api/replays': fits(Replay, replayOf('PENDING')),
      'GET /api/replays': fits(z.array(Replay), [replayOf('RUNNING', { id: 6 }), over]),
    });

    const { code, stdout, stderr } = await kervan(started, { url: stub.url });

    expect(code).toBe(expected);
    expect(stdout).toContain(over.state);
    expect(stderr).toBe('░░░░░░░░░░░░░░░░░░░░ 0 %  PENDING  0 events/s\n');
    expect(stub.asked[0]?.body).toEqual({ service: 'reporting', rate: 500, reason: 'a new report' });
  });

  it('swaps the tables of one, its difference accepted', async () => {
    const acceptDifference = 'f'.repeat(64);
    stub = await StubConsole.start({
      'POST /api/replays/reporting/7/swap': fits(Replay, replayOf('SWAPPED')),
    });

    const accepted = ['--accept-difference', acceptDifference, '--reason', 'rounding was mended'];
    const { code } = await kervan(['replay', 'swap', 'reporting', '7', ...accepted], { url: stub.url });

    expect(code).toBe(0);
    expect(stub.asked[0]?.body).toEqual({ acceptDifference, reason: 'rounding was mended' });
  });
});
