import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { ecommerce } from '../ecommerce.js';
import { definedProduct } from './defined-product.mother.js';

describe('a product the core defined', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(ecommerce);
  });
  beforeEach(() => s.query('TRUNCATE product'));
  afterAll(() => s.close());

  const products = () => s.query('SELECT sku, description, unit, stocked FROM product ORDER BY sku');

  it('is in the catalogue from then on, case of the SKU counting', async () => {
    await s.when(UrunTanimlandi, definedProduct('85123a'));
    await s.when(
      UrunTanimlandi,
      definedProduct('POST', { description: undefined, unit: 'KGM', stocked: false }),
    );
    await s.when(UrunTanimlandi, definedProduct('85123A'));

    expect(await products()).toEqual([
      { sku: '85123A', description: 'Article 85123A', unit: 'C62', stocked: true },
      { sku: '85123a', description: 'Article 85123a', unit: 'C62', stocked: true },
      { sku: 'POST', description: null, unit: 'KGM', stocked: false },
    ]);
    await s.thenNothing();
  });

  it('is what its last definition says, and told twice is known once', async () => {
    await s.when(UrunTanimlandi, definedProduct('85123A', { stocked: false }));
    await s.redeliver(await s.when(UrunTanimlandi, definedProduct('85123A', { description: 'LANTERN' })));

    expect(await products()).toEqual([{ sku: '85123A', description: 'LANTERN', unit: 'C62', stocked: true }]);
  });
});
