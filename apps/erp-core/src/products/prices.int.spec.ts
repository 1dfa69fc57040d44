import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UrunFiyatiDegisti } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { otherInstance, type OtherInstance } from '../other-instance.mother.js';
import { product } from '../trade-document.mother.js';
import { pricesOn } from './prices-on.js';

describe('dated prices', () => {
  let s: Scenario;
  let other: OtherInstance;
  beforeAll(async () => {
    s = await scenario(erpCore);
    other = await otherInstance(s);
    await s.http('POST', '/api/products/batch', { products: [product, { ...product, sku: '85123a' }] });
    await s.past();
  });
  beforeEach(() => s.query('TRUNCATE product_price'));
  afterAll(async () => {
    await other.database.close();
    await s.close();
  });

  const price = (validFrom: string, amount = '2.55', currency = 'TRY') => ({
    sku: '85123A',
    priceList: 'STANDARD',
    validFrom,
    price: amount,
    currency,
  });
  const load = (...prices: object[]) => s.http('POST', '/api/products/prices/batch', { prices });
  const set = (day: string, amount: string, headers = {}) =>
    s.http('PUT', `/api/products/85123A/prices/STANDARD/${day}`, { price: amount, currency: 'TRY' }, headers);
  const on = (skus: string[], day: string, currency = 'TRY') =>
    other.work.run(({ db }) => pricesOn(db, skus, day, currency));

  it('are told when they are set, and again under the next version when they change', async () => {
    expect(await set('2010-12-01', '2.55')).toMatchObject({
      status: 200,
      body: { ...price('2010-12-01'), version: 1 },
    });
    expect(await set('2010-12-01', '2.550')).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await set('2010-12-01', '2.60')).toMatchObject({ status: 200, body: { version: 2 } });

    await s.thenPublished(UrunFiyatiDegisti, { ...price('2010-12-01', '2.55'), version: 1 });
    await s.thenPublished(UrunFiyatiDegisti, { ...price('2010-12-01', '2.60'), version: 2 });
    await s.thenNothing();
  });

  it('are set in a batch, the changed ones only', async () => {
    expect(await load(price('2010-12-01'), price('2011-01-01'))).toMatchObject({
      status: 200,
      body: { created: 2, unchanged: 0 },
    });
    await s.past();
    expect(await load(price('2010-12-01'), price('2011-01-01', '3'))).toMatchObject({
      body: { created: 1, unchanged: 1 },
    });
    await s.thenPublished(UrunFiyatiDegisti, { ...price('2011-01-01', '3'), version: 2 });
    await s.thenNothing();
  });

  it('given the same batch twice at once, are set once each', async () => {
    const batch = Array.from({ length: 28 }, (_, day) =>
      price(`2010-12-${String(day + 1).padStart(2, '0')}`),
    );
    const answers = await Promise.all([load(...batch), load(...batch.toReversed())]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await s.query('SELECT DISTINCT version FROM product_price')).toEqual([{ version: 1 }]);
    await s.past();
  });

  it.each([
    ['2010-12-01', '2.55'],
    ['2010-12-31', '2.55'],
    ['2011-01-01', '3'],
  ])('on %s the price is the latest that began: %s', async (day, expected) => {
    const lists = [
      price('2010-12-01'),
      price('2011-01-01', '3'),
      { ...price('2010-12-15', '9'), priceList: 'WEB' },
    ];
    await load(...lists);
    await s.past();
    expect([...(await on(['85123A', '85123A'], day))]).toEqual([['85123A', expected]]);
  });

  it('are missing before the first, in another currency, and of another product', async () => {
    await load(price('2010-12-01'), price('2011-01-01', '1', 'USD'));
    await s.past();
    const missing = { code: 'PRICE_NOT_FOUND' };
    await expect(on(['85123A'], '2010-11-30')).rejects.toMatchObject(missing);
    await expect(on(['85123A'], '2010-12-01', 'USD')).rejects.toMatchObject(missing);
    await expect(on(['85123A'], '2011-01-01')).rejects.toMatchObject(missing);
    await expect(on(['85123A', '85123a'], '2010-12-01')).rejects.toMatchObject(missing);
    await expect(on(['85123a', '0'], '2010-12-01')).rejects.toMatchObject({ code: 'PRODUCT_NOT_FOUND' });
  });

  it('are listed by list and day, page by page', async () => {
    const web = { ...price('2010-01-01', '9'), priceList: 'WEB' };
    await load(web, price('2011-01-01', '3'), price('2010-12-01'), { ...price('2010-12-01'), sku: '85123a' });
    await s.past();
    const list = (query: string) => s.http('GET', `/api/products/85123A/prices?limit=2${query}`);
    expect(await list('')).toMatchObject({
      status: 200,
      body: { items: [price('2010-12-01'), price('2011-01-01', '3')], next: 'STANDARD/2011-01-01' },
    });
    expect((await list('&after=STANDARD/2011-01-01')).body).toEqual({
      items: [{ ...web, version: 1 }],
      next: null,
    });
  });

  it('of an unknown product are refused and never told', async () => {
    const unknown = { status: 404, body: { code: 'PRODUCT_NOT_FOUND', detail: 'product 0 is not known' } };
    expect(await s.http('GET', '/api/products/0/prices')).toMatchObject(unknown);
    expect(await load(price('2010-12-01'), { ...price('2010-12-01'), sku: '0' })).toMatchObject(unknown);
    const body = { price: '1', currency: 'TRY' };
    expect(await s.http('PUT', '/api/products/0/prices/STANDARD/2010-12-01', body)).toMatchObject(unknown);
    expect(await s.query('SELECT FROM product_price')).toEqual([]);
    await s.thenNothing();
  });

  it('are refused when they are faulty, named twice or too many', async () => {
    for (const prices of [
      [],
      [price('2010-12-01'), price('2010-12-01')],
      Array.from({ length: 1001 }, (_, index) => ({ ...price('2010-12-01'), sku: String(index) })),
      [price('2010-12-01', '-1')],
      [price('2010-12-01', '1.1234567')],
      [price('2010-13-01')],
      [price('2010-12-01', '1', 'try')],
    ])
      expect(await load(...prices)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    expect(await set('2010-02-30', '1')).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    await s.thenNothing();
  });
});
