import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ShopDatabase } from '../shop-database.mother.js';
import { changedPrice } from './changed-price.mother.js';
import { PriceChanges } from './price-changes.js';

describe('the prices that the events of one transaction tell', () => {
  let shop: ShopDatabase;
  beforeAll(async () => {
    shop = await ShopDatabase.create();
  });
  beforeEach(() => shop.query('TRUNCATE price'));
  afterAll(() => shop.drop());

  /** Tells versions of one price in one transaction, and as many of another list; each costs its version. */
  const tell = (...versions: number[]) =>
    shop.tell(PriceChanges, (changes) => {
      for (const version of versions) {
        changes.add(changedPrice('85123A', `${version}.00`, { version }));
        changes.add(changedPrice('85123A', '0.50', { priceList: 'DEALER', version, currency: 'EUR' }));
      }
    });
  const kept = () =>
    shop.query('SELECT price_list AS list, price, currency, version, stale FROM price ORDER BY price_list');

  it('leave the highest version of each list, and count each that was not higher than all before it', async () => {
    await tell(3);
    await tell(2, 5, 4, 5, 6);
    await tell(1);
    expect(await kept()).toEqual([
      { list: 'DEALER', price: '0.50', currency: 'EUR', version: 6, stale: 4 },
      { list: 'STANDARD', price: '6.00', currency: 'TRY', version: 6, stale: 4 },
    ]);
  });
});
