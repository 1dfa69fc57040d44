import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StokDuzeyiDegisti } from '@kervan/contracts';
import { company, type Company } from '@kervan/testing';
import { ecommerce } from '../ecommerce.js';
import { toldLevel } from './told-level.mother.js';

/** How many numbers of a row are not higher than all before them. */
function notRising(numbers: readonly number[]): number {
  let highest = 0;
  return numbers.filter((number) => {
    const rises = number > highest;
    highest = Math.max(highest, number);
    return !rises;
  }).length;
}

describe('stock levels of a writer that gives no sequence', () => {
  let c: Company;
  beforeAll(async () => {
    c = await company([{ service: ecommerce }]);
  });
  afterAll(() => c.close());

  it('arrive shuffled: the highest version of each item wins, the stale ones are counted', async () => {
    const items = Array.from({ length: 50 }, (_, item) => `SKU-${item}`);
    // 7 and 21 have no common divisor with 20 and 50 but 1: every version of every item comes once, none in order.
    const versions = Array.from({ length: 20 }, (_, index) => ((index * 7) % 20) + 1);
    const told = versions.flatMap((version, index) =>
      items.map((_, item) => {
        const sku = items[(item * 21 + index) % items.length] ?? '';
        return toldLevel(sku, String(version * 100), { version });
      }),
    );

    await c.inject(told.map((data) => ({ contract: StokDuzeyiDegisti, data, sequence: null })));
    await c.atRest();

    const kept = 'SELECT on_hand, version, stale, count(*) FROM stock_level GROUP BY 1, 2, 3';
    expect(await c.query(ecommerce, kept)).toEqual([
      { on_hand: '2000', version: 20, stale: notRising(versions), count: 50 },
    ]);
    expect(await c.query(ecommerce, 'SELECT key, error_code FROM parked_event')).toEqual([]);
  });
});
