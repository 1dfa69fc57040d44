import { describe, expect, it } from '@jest/globals';
import { consumingServices } from '@kervan/verify';
import { naturalOrder, shuffledOrder } from './processing-order.js';

const files = Array.from({ length: 20 }, (_, day) => `2010-12-${String(day + 1).padStart(2, '0')}.csv`);
const seeds = Array.from({ length: 300 }, (_, seed) => seed);
const settingsOf = (seed: number) =>
  consumingServices.map((service) => shuffledOrder(files, seed).consumption(service));

describe('the order of processing', () => {
  it('is that of days and defaults when nobody asks for another', () => {
    expect(naturalOrder(files)).toMatchObject({ files, oneByOne: false });
    expect(naturalOrder(files).consumption('warehouse')).toEqual({});
  });

  it('is the same for the same seed and another one for another', () => {
    expect(shuffledOrder(files, 7).files).toEqual(shuffledOrder(files, 7).files);
    expect(settingsOf(7)).toEqual(settingsOf(7));
    expect(shuffledOrder(files, 8).files).not.toEqual(shuffledOrder(files, 7).files);
    expect(settingsOf(8)).not.toEqual(settingsOf(7));
  });

  it('holds every file once and begins with any of them', () => {
    const orders = seeds.map((seed) => shuffledOrder(files, seed).files);
    for (const order of orders) expect([...order].sort()).toEqual(files);
    expect(new Set(orders.map(([first]) => first)).size).toBe(files.length);
  });

  it('gives each service transactions of one to 500 events and one to 8 partitions at once', () => {
    const drawn = (name: string) => seeds.flatMap(settingsOf).map((settings) => Number(settings[name]));
    const [chunks, partitions] = [drawn('INBOX_CHUNK'), drawn('INBOX_CONCURRENCY')];
    expect(Math.min(...chunks)).toBe(1);
    expect(Math.max(...chunks)).toBeGreaterThan(450);
    expect(Math.max(...chunks)).toBeLessThanOrEqual(500);
    expect([Math.min(...partitions), Math.max(...partitions)]).toEqual([1, 8]);
  });
});
