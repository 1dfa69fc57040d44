import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StokDuzeyiDegisti, UrunFiyatiDegisti, UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { ecommerce } from '../ecommerce.js';
import { changedPrice } from '../prices/changed-price.mother.js';
import { definedProduct } from '../products/defined-product.mother.js';
import { toldLevel } from '../stock/told-level.mother.js';

describe('the catalogue', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(ecommerce);
    for (const sku of ['71053', '85123A', '85123a']) await s.given(UrunTanimlandi, definedProduct(sku));
    await s.given(UrunTanimlandi, definedProduct('POST', { stocked: false, description: undefined }));
    const prices = [
      changedPrice('85123A', '2.55'),
      changedPrice('85123A', '2.95', { validFrom: '2021-01-01' }),
      changedPrice('85123A', '9.99', { validFrom: '2999-01-01' }),
      changedPrice('85123A', '1.990', { priceList: 'DEALER', currency: 'EUR' }),
      changedPrice('71053', '3.39', { validFrom: '2999-01-01' }),
    ];
    for (const price of prices) await s.given(UrunFiyatiDegisti, price);
    await s.given(StokDuzeyiDegisti, toldLevel('85123A', '10.500', { reserved: '0.5' }));
    await s.given(StokDuzeyiDegisti, toldLevel('85123A', '2', { depotNo: 'ANKARA' }));
  });
  afterAll(() => s.close());

  const get = async (path: string) => (await s.http('GET', path)).body;

  it('shows what a product costs today and how much of it can be sold', async () => {
    expect(await get('/api/catalogue/85123A')).toEqual({
      sku: '85123A',
      description: 'Article 85123A',
      unit: 'C62',
      price: { price: '2.95', currency: 'TRY', validFrom: '2021-01-01' },
      sellable: '12',
    });
  });

  it('knows other price lists', async () => {
    expect(await get('/api/catalogue/85123A?priceList=DEALER')).toMatchObject({
      price: { price: '1.990', currency: 'EUR', validFrom: '2020-01-01' },
    });
    expect(await get('/api/catalogue?priceList=DEALER&after=71053&limit=2')).toMatchObject({
      items: [
        { sku: '85123A', price: { price: '1.990' } },
        { sku: '85123a', price: null },
      ],
    });
  });

  it('has no price for a product whose price is yet to begin, nor stock for a service', async () => {
    expect(await get('/api/catalogue/71053')).toMatchObject({ price: null, sellable: '0' });
    expect(await get('/api/catalogue/POST')).toMatchObject({ description: null, sellable: null });
  });

  it('is paged by SKU, byte by byte', async () => {
    expect(await get('/api/catalogue?limit=3')).toMatchObject({
      items: [{ sku: '71053' }, { sku: '85123A' }, { sku: '85123a' }],
      next: '85123a',
    });
    expect(await get('/api/catalogue?limit=3&after=85123a')).toMatchObject({
      items: [{ sku: 'POST' }],
      next: null,
    });
  });

  it('tells the prices of a product by day, past and coming', async () => {
    expect(await get('/api/catalogue/85123A/prices?limit=2')).toEqual({
      items: [
        {
          priceList: 'STANDARD',
          validFrom: '2020-01-01',
          price: '2.55',
          currency: 'TRY',
          version: 1,
          stale: 0,
        },
        {
          priceList: 'STANDARD',
          validFrom: '2021-01-01',
          price: '2.95',
          currency: 'TRY',
          version: 1,
          stale: 0,
        },
      ],
      next: '2021-01-01',
    });
    expect(await get('/api/catalogue/85123A/prices?limit=2&after=2021-01-01')).toMatchObject({
      items: [{ validFrom: '2999-01-01', price: '9.99' }],
      next: null,
    });
  });
});
