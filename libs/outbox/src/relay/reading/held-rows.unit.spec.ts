import { describe, expect, it } from '@jest/globals';
import { HeldRows } from './held-rows.js';

const row = (id: number, lane = 0) => ({ id, lane });

describe('HeldRows', () => {
  it('remembers a deleted row for the read that began before its deletion', () => {
    const held = new HeldRows();
    held.hold(row(1));
    held.beforeRead();

    held.deleted([row(1)]);
    expect(held.has(1)).toBe(true);

    held.beforeRead();
    expect(held.has(1)).toBe(false);
  });

  it('counts per lane what is not deleted', () => {
    const held = new HeldRows();
    for (const one of [row(1, 5), row(2, 5), row(3, 6)]) held.hold(one);

    held.deleted([row(1, 5)]);
    held.letGo(row(3, 6));
    held.letGo(row(3, 6));

    expect([5, 6].map((lane) => held.count(lane))).toEqual([1, 0]);
    expect(held.size).toBe(2);
  });

  it('knows per lane the lowest row that may still be read', () => {
    const held = new HeldRows();
    for (const one of [row(5, 1), row(4, 1), row(6, 1), row(2, 2)]) held.hold(one);
    expect([...held.lowest().slice(0, 3)]).toEqual([Infinity, 4, 2]);

    held.deleted([row(4, 1)]);
    held.letGo(row(2, 2));
    held.beforeRead();
    expect([...held.lowest().slice(0, 3)]).toEqual([Infinity, 5, Infinity]);
  });
});
