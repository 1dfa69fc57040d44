import { describe, expect, it } from '@jest/globals';
import { ratesOf } from './rates.js';

describe('the rates of a flow', () => {
  it('are events and handled deliveries by the seconds it took', () => {
    expect(ratesOf({ events: 1_720, handled: { accounting: 277, warehouse: 1 } }, 8_000)).toEqual({
      eventsPerSecond: 215,
      handledPerSecond: { accounting: 34.6, warehouse: 0.1 },
    });
  });
});
