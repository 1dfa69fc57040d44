import { describe, expect, it, jest } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import type { OutboxRow } from '../outbox-row.js';
import { Aside } from './aside.js';
import { Pipe } from './pipe.js';

const row = (id: number): OutboxRow => ({
  id,
  lane: 0,
  topic: 't',
  key: 'k',
  sequence: id,
  headers: '{}',
  payload: '{}',
});

describe('Pipe', () => {
  it('sends less at once after a failure, so that a slow broker gets something in time, and then more again (trap 22)', async () => {
    const sent: number[] = [];
    let slow = true;
    const pipe: Pipe = new Pipe(
      {
        deliver: (rows) => {
          sent.push(rows.length);
          const failure =
            slow && rows.length > 100 ? new KervanError('BROKER_UNAVAILABLE', 'no answer in time') : null;
          slow &&= failure !== null;
          return Promise.resolve(
            failure
              ? { acked: [], stuck: [], failed: rows, failure }
              : { acked: rows, stuck: [], failed: [], failure },
          );
        },
        acked: { add: () => Promise.resolve(), emptied: () => Promise.resolve() },
        failed: (rows) => {
          const waiting = pipe.drop(() => true);
          for (const again of [...rows, ...waiting]) pipe.push(again);
        },
        epochs: () => new Map(),
        again: () => undefined,
        progressed: () => undefined,
        broken: (error) => expect(error).toBeUndefined(),
      },
      new Aside(() => 1),
    );
    for (let id = 1; id <= 2_000; id++) pipe.push(row(id));

    pipe.start();
    await pipe.idle();

    expect(sent).toEqual([1_000, 500, 250, 125, 62, 124, 248, 496, 992, 78]);
    expect(pipe.bytes).toBe(0);
  });

  it('sends nothing behind a row whose partition waits, and reads it again when that got through (trap 21)', async () => {
    const sent: number[] = [];
    const again: number[][] = [];
    let [now, dead] = [0, true];
    let reread: OutboxRow[] = [];
    const pipe: Pipe = new Pipe(
      {
        deliver: (rows) => {
          const stuck = dead ? rows.filter(({ key }) => key === 'dead') : [];
          dead = false;
          const acked = rows.filter((each) => !stuck.includes(each));
          sent.push(...acked.map(({ id }) => id));
          return Promise.resolve({ acked, stuck, failed: [], failure: null });
        },
        acked: { add: () => Promise.resolve(), emptied: () => Promise.resolve() },
        epochs: () => new Map([[0, 1]]),
        failed: () => undefined,
        again: (lanes) => {
          const dropped = pipe.drop(({ lane }) => lanes.has(lane));
          again.push(dropped.map(({ id }) => id));
          reread = dropped.map(({ id, key }) => ({ ...row(id), key }));
        },
        progressed: () => undefined,
        broken: (error) => expect(error).toBeUndefined(),
      },
      new Aside(
        () => 1_000,
        () => now,
      ),
    );
    const many = Array.from({ length: 1_020 }, (_, n) => ({
      ...row(n + 1),
      key: n % 50 === 0 ? 'dead' : 'k',
    }));

    for (const each of many) pipe.push(each);
    pipe.start();
    await pipe.idle();
    const first = many.filter(({ key }) => key === 'k').map(({ id }) => id);
    expect(sent).toEqual(first);

    now = 100;
    pipe.start();
    await pipe.idle();
    for (const each of reread) pipe.push(each);
    pipe.start();
    await pipe.idle();

    const waiting = many.filter(({ key }) => key === 'dead').map(({ id }) => id);
    expect(again).toEqual([waiting.slice(16)]);
    expect(sent).toEqual([...first, ...waiting]);
    expect(pipe.bytes).toBe(0);
  });

  it('waits again when its timer ends before the time of the partition has come', async () => {
    jest.useFakeTimers();
    const sent: number[] = [];
    let dead = true;
    const pipe = new Pipe(
      {
        deliver: (rows) => {
          sent.push(...rows.map(({ id }) => id));
          const [stuck, acked] = dead ? [rows, []] : [[], rows];
          return Promise.resolve({ acked, stuck, failed: [], failure: null });
        },
        acked: { add: () => Promise.resolve(), emptied: () => Promise.resolve() },
        epochs: () => new Map([[0, 1]]),
        failed: () => undefined,
        again: () => undefined,
        progressed: () => undefined,
        broken: (error) => expect(error).toBeUndefined(),
      },
      // Its clock is behind that of the timers.
      new Aside(
        () => 1_000,
        () => performance.now() * 0.99,
      ),
    );
    pipe.push(row(1));
    pipe.start();
    await pipe.idle();
    dead = false;

    await jest.advanceTimersByTimeAsync(150);
    jest.useRealTimers();

    expect(sent).toEqual([1, 1]);
  });
});
