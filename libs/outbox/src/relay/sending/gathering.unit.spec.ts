import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { OutboxRow } from '../outbox-row.js';
import { Gathering } from './gathering.js';

const rows = (from: number, count: number): OutboxRow[] =>
  Array.from({ length: count }, (_, index) => {
    return { id: from + index, lane: 0, topic: 't', key: 'k', sequence: 1, headers: '{}', payload: '{}' };
  });

describe('Gathering', () => {
  let removed: { ids: number[]; agoMs: number }[];
  let failure: Error | undefined;
  let broken: unknown[];
  let gathering: Gathering;
  beforeEach(() => {
    jest.useFakeTimers();
    removed = [];
    broken = [];
    failure = undefined;
    const remove = (given: readonly OutboxRow[], agoMs: number): Promise<void> => {
      removed.push({ ids: given.map(({ id }) => id), agoMs });
      return failure ? Promise.reject(failure) : Promise.resolve();
    };
    gathering = new Gathering(remove, (error) => broken.push(error));
  });
  afterEach(() => void jest.useRealTimers());

  it('lets small deliveries leave together, 50 ms after the first', async () => {
    await gathering.add(rows(1, 1));
    await jest.advanceTimersByTimeAsync(30);
    await gathering.add(rows(2, 1));
    await jest.advanceTimersByTimeAsync(19);
    expect(removed).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(removed).toEqual([{ ids: [1, 2], agoMs: 35 }]);

    await gathering.add(rows(3, 1));
    await jest.advanceTimersByTimeAsync(50);
    expect(removed.at(-1)).toEqual({ ids: [3], agoMs: 50 });
  });

  it('lets 250 leave at once', async () => {
    const ofOthers = jest.getTimerCount();
    await gathering.add(rows(1, 249));
    expect(removed).toEqual([]);
    await gathering.add(rows(250, 1));
    expect(removed.map(({ ids }) => ids.length)).toEqual([250]);
    expect(jest.getTimerCount()).toBe(ofOthers);
  });

  it('is emptied on demand', async () => {
    await gathering.add(rows(1, 3));
    await gathering.emptied();
    expect(removed.map(({ ids }) => ids)).toEqual([[1, 2, 3]]);
  });

  it('tells of a removal that failed, and does not go on', async () => {
    failure = new Error('no database');
    await gathering.add(rows(1, 1));
    await jest.advanceTimersByTimeAsync(50);
    expect(broken).toEqual([failure]);
    await expect(gathering.add(rows(2, 250))).rejects.toBe(failure);
    expect(removed).toHaveLength(1);
  });
});
