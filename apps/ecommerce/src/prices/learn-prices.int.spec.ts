import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UrunFiyatiDegisti, UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { ecommerce } from '../ecommerce.js';
import { definedProduct } from '../products/defined-product.mother.js';
import { changedPrice } from './changed-price.mother.js';

describe('a price the core set', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(ecommerce);
  });
  beforeEach(() => s.query('TRUNCATE price'));
  afterAll(() => s.close());

  const prices = () =>
    s.query(
      `SELECT price_list AS list, valid_from AS day, price, version, stale FROM price ORDER BY price_list, valid_from`,
    );

  it('holds by list and day, though its product is yet to come', async () => {
    await s.when(UrunFiyatiDegisti, changedPrice('85123A', '2.55'));
    await s.when(UrunFiyatiDegisti, changedPrice('85123A', '2.95', { validFrom: '2021-01-01' }));
    await s.when(UrunFiyatiDegisti, changedPrice('85123A', '1.99', { priceList: 'DEALER' }));

    expect(await prices()).toEqual([
      { list: 'DEALER', day: '2020-01-01', price: '1.99', version: 1, stale: 0 },
      { list: 'STANDARD', day: '2020-01-01', price: '2.55', version: 1, stale: 0 },
      { list: 'STANDARD', day: '2021-01-01', price: '2.95', version: 1, stale: 0 },
    ]);
    await s.thenNothing();
  });

  it('is that of the highest version, and those that come too late are counted', async () => {
    await s.when(UrunFiyatiDegisti, changedPrice('85123A', '2.10', { version: 2 }));
    await s.when(UrunFiyatiDegisti, changedPrice('85123A', '2.40', { version: 4 }));
    await s.when(UrunFiyatiDegisti, changedPrice('85123A', '2.30', { version: 3 }));
    await s.when(UrunFiyatiDegisti, changedPrice('85123A', '2.41', { version: 4 }));

    expect(await prices()).toMatchObject([{ price: '2.40', version: 4, stale: 2 }]);
    await s.when(UrunTanimlandi, definedProduct('85123A'));
    expect(await s.http('GET', '/api/catalogue/85123A/prices')).toMatchObject({
      body: { items: [{ price: '2.40', version: 4, stale: 2 }] },
    });
  });
});
