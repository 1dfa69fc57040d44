import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WakeUp } from './wake-up.js';

describe('WakeUp', () => {
  let notified: string[];
  const database = {
    query<Row extends object>(sql: string): Promise<Row[]> {
      notified.push(sql);
      return Promise.reject(new Error('the database is away'));
    },
  };

  beforeEach(() => {
    notified = [];
    jest.useFakeTimers();
  });
  afterEach(() => void jest.useRealTimers());

  it('rings at once, then at most once per 10 ms, and survives a failure', () => {
    const wakeUp = new WakeUp(database);
    for (let index = 0; index < 5; index++) wakeUp.ring();
    expect(notified).toEqual(['NOTIFY outbox']);

    jest.advanceTimersByTime(10);
    expect(notified).toHaveLength(2);

    jest.advanceTimersByTime(100);
    expect(notified).toHaveLength(2);
  });
});
