import { beforeEach, describe, expect, it } from '@jest/globals';
import { LEASE_MS, LONGEST_STANDSTILL_MS, LONGEST_STEP_MS } from './lease-times.js';
import { SharedLeases } from './shared-leases.js';

const MS = 1_000_000n;

describe('SharedLeases', () => {
  let now: bigint;
  let main: SharedLeases;
  let thread: SharedLeases;

  beforeEach(() => {
    now = 1_000_000_000n;
    main = new SharedLeases(undefined, () => now);
    thread = new SharedLeases(main.buffer, () => now);
    main.beat();
  });

  it('shows the other thread what is held, and from where', () => {
    main.hold(5, 7, 100, now, LEASE_MS);
    main.storeFloor(5, 120);

    expect(thread.held()).toEqual([{ lane: 5, epoch: 7n }]);
    expect(thread.floors()[5]).toBe(120n);
    main.drop(5);
    expect(thread.held()).toEqual([]);
  });

  it('lasts from before the renewal was sent', () => {
    main.hold(5, 7, 0, now, LEASE_MS);
    const [held] = thread.held();
    const sentAt = now;
    now += 400n * MS;
    if (held) thread.renewed(held, sentAt, LEASE_MS);

    expect(main.remainingMs(5)).toBe(LEASE_MS - 400);
  });

  it('ignores the renewal of an epoch that is over', () => {
    main.hold(5, 7, 0, now, LEASE_MS);
    const [held] = thread.held();
    main.drop(5);
    if (held) thread.renewed(held, now, LEASE_MS);

    expect(main.remainingMs(5)).toBeLessThan(0);
  });

  it('is renewed while the main loop is busy for a while, and not when it hangs (trap 7)', () => {
    now += BigInt(LONGEST_STANDSTILL_MS) * MS;
    expect(thread.alive).toBe(true);

    now += MS;
    expect(thread.alive).toBe(false);

    main.beat();
    expect(thread.alive).toBe(true);
  });

  it('is not renewed while a step of the work stands still', () => {
    main.begin(3);
    now += BigInt(LONGEST_STEP_MS + 1) * MS;
    main.beat();
    expect(thread.alive).toBe(false);

    main.end(3);
    expect(thread.alive).toBe(true);
  });
});
