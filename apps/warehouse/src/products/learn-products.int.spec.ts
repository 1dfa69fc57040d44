import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { warehouse } from '../warehouse.js';
import { definedProduct } from './defined-product.mother.js';

describe('a product the core defined', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(warehouse);
  });
  beforeEach(() => s.query('TRUNCATE product'));
  afterAll(() => s.close());

  const products = () => s.query('SELECT sku, stocked FROM product ORDER BY sku');

  it('is known from then on, with whether it is stocked, case of the SKU counting', async () => {
    await s.when(UrunTanimlandi, definedProduct('85123a'));
    await s.when(UrunTanimlandi, definedProduct('85123A'));
    await s.when(UrunTanimlandi, definedProduct('POST', false));
    expect(await products()).toEqual([
      { sku: '85123A', stocked: true },
      { sku: '85123a', stocked: true },
      { sku: 'POST', stocked: false },
    ]);
    await s.thenNothing();
  });

  it('is what its last definition says, and told twice is known once', async () => {
    await s.when(UrunTanimlandi, definedProduct('85123A', false));
    await s.redeliver(await s.when(UrunTanimlandi, definedProduct('85123A')));
    expect(await products()).toEqual([{ sku: '85123A', stocked: true }]);
  });
});
