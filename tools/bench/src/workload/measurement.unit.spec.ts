import { describe, expect, it } from '@jest/globals';
import { eventsOfKey, measurement, OlcumAlindi } from './measurement.js';

describe('measurement', () => {
  it.each([0, 999, 1_000, 99_999])('number %d has a payload of exactly 1,000 bytes', (index) => {
    expect(Buffer.byteLength(JSON.stringify(measurement(index)))).toBe(1_000);
    expect(OlcumAlindi.schema.safeParse(measurement(index)).success).toBe(true);
  });

  it('counts the events of each key from 1', () => {
    expect(measurement(7)).toMatchObject({ measurementNo: 'M-7', number: 1 });
    expect(measurement(2_007)).toMatchObject({ measurementNo: 'M-7', number: 3 });
  });

  it('knows how often a key comes', () => {
    expect([0, 499, 500, 999].map((key) => eventsOfKey(key, 2_500))).toEqual([3, 3, 2, 2]);
  });
});
