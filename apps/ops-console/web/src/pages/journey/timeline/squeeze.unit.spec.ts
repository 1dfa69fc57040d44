import { describe, expect, it } from '@jest/globals';
import { squeeze } from './squeeze.js';

const HOUR = 3_600_000;

describe('squeeze', () => {
  it('keeps the distances of moments that follow each other evenly', () => {
    const axis = squeeze([0, 10, 20, 40]);
    expect([0, 10, 20, 40].map(axis.place)).toEqual([0, 0.25, 0.5, 1]);
    expect(axis.idle).toEqual([]);
  });

  it('shortens a long pause, says how long it was, and keeps the order', () => {
    const axis = squeeze([0, 10, 20, 30 + 2 * HOUR, 40 + 2 * HOUR]);
    const places = [0, 10, 20, 30 + 2 * HOUR, 40 + 2 * HOUR].map(axis.place);
    expect(axis.idle.map(({ ms }) => ms)).toEqual([2 * HOUR + 10]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.at(-1)).toBe(1);
    expect((places[2] ?? 0) - (places[1] ?? 0)).toBeGreaterThan(0.05);
  });

  it('puts the one moment there is into the middle', () => {
    expect(squeeze([7, 7]).place(7)).toBe(0.5);
  });
});
