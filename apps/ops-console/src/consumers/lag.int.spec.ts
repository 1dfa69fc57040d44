import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { hoursAgo } from '../journeys/order.mother.js';
import { stored } from '../journeys/stored.mother.js';
import { opsConsole } from '../ops-console.js';
import { oldestUnsettled } from './oldest-unsettled.js';

describe('how far consumers are behind', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(opsConsole);
  });
  afterAll(() => s.close());

  const query = (sql: string, parameters?: readonly unknown[]) => s.query<object>(sql, parameters);

  it('is the age of the oldest record that is not settled, whatever day it is of', async () => {
    const at = { topic: 'erp.sales.order', partition: 1 };
    for (const [offset, hours] of [
      [10, 30],
      [11, 2],
      [12, 1],
    ] as const)
      await stored(query, { ...at, offset, at: hoursAgo(hours) });
    const aged = async (nextOffset: number, end = 13) => {
      const [seconds = Number.NaN] = await oldestUnsettled(
        { query: (sql, parameters) => s.query(sql, parameters) },
        [{ ...at, nextOffset, end }],
      );
      return seconds / 3600;
    };

    expect(await aged(10)).toBeCloseTo(30, 0);
    expect(await aged(11)).toBeCloseTo(2, 0);
    expect(await aged(5)).toBeCloseTo(30, 0);
    expect(await aged(13)).toBe(0);
    // Not yet read by the witness: it came a moment ago.
    expect(await aged(13, 14)).toBe(0);
  });
});
