import { describe, expect, it } from '@jest/globals';
import { HeldRows } from './held-rows.js';

describe('HeldRows', () => {
  it('remembers a deleted row for the read that began before its deletion', () => {
    const held = new HeldRows();
    held.hold(1);
    held.acked(1);
    held.beforeRead();

    held.deleted([1]);
    expect(held.has(1)).toBe(true);

    held.beforeRead();
    expect(held.has(1)).toBe(false);
  });

  it('lets go of what was not acknowledged alone', () => {
    const held = new HeldRows();
    for (const id of [3, 1, 2]) held.hold(id);
    held.acked(2);

    held.letGoUnacked();

    expect([1, 2, 3].map((id) => held.has(id))).toEqual([false, true, false]);
    expect(held.size).toBe(1);
  });

  it('knows the lowest row that is not deleted', () => {
    const held = new HeldRows();
    expect(held.lowest).toBe(Infinity);
    for (const id of [5, 4, 6]) held.hold(id);
    held.acked(4);
    expect(held.lowest).toBe(4);

    held.deleted([4]);
    held.beforeRead();
    expect(held.lowest).toBe(5);
  });
});
