import { describe, expect, it } from '@jest/globals';
import { ratesBetween } from './reading.js';

describe('ratesBetween', () => {
  const first = { at: 1_000, events: 200, cpuUs: 900_000, postgresCpuUs: 5_000_000 };
  const last = { at: 3_000, events: 20_200, cpuUs: 1_900_000, postgresCpuUs: 5_600_000 };

  it('counts only what happened between the two', () => {
    expect(ratesBetween(first, last)).toEqual({
      eventsPerSecond: 10_000,
      cpuUsPerEvent: 50,
      cores: 0.5,
      postgresUsPerEvent: 30,
    });
  });

  it('says nothing of a PostgreSQL elsewhere', () => {
    expect(ratesBetween(first, { ...last, postgresCpuUs: null })).toMatchObject({ postgresUsPerEvent: null });
  });

  it('refuses to invent a rate', () => {
    expect(() => ratesBetween(first, first)).toThrow(RangeError);
  });
});
