import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StokDuzeyiDegisti, UrunFiyatiDegisti, UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { ecommerce } from './ecommerce.js';
import { changedPrice } from './prices/changed-price.mother.js';
import { definedProduct } from './products/defined-product.mother.js';
import { toldLevel } from './stock/told-level.mother.js';

describe('the HTTP API of the shop', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(ecommerce);
  });
  afterAll(() => s.close());

  it.each([
    ['/api/catalogue/85123A', 'PRODUCT_NOT_FOUND'],
    ['/api/catalogue/85123A/prices', 'PRODUCT_NOT_FOUND'],
    ['/api/stock/85123A', 'PRODUCT_NOT_FOUND'],
    ['/api/orders/SIP-0/status', 'ORDER_NOT_FOUND'],
    ['/api/web-orders/WEB-0', 'WEB_ORDER_NOT_FOUND'],
  ])('GET %s is %s', async (path, code) => {
    expect(await s.http('GET', path)).toMatchObject({ status: 404, body: { code } });
  });

  it.each(['/api/catalogue', '/api/web-orders?accountNo=120.00042'])(
    'GET %s is an empty page',
    async (path) => {
      expect(await s.http('GET', path)).toMatchObject({ status: 200, body: { items: [], next: null } });
    },
  );

  it.each(['/api/web-orders', '/api/catalogue?limit=201', '/api/catalogue/A/prices?after=0000-01-01'])(
    'GET %s is refused',
    async (path) => {
      expect(await s.http('GET', path)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    },
  );

  it('takes a web order once for one Idempotency-Key, and answers it the same', async () => {
    await s.given(UrunTanimlandi, definedProduct('85123A'));
    await s.given(UrunFiyatiDegisti, changedPrice('85123A', '2.55'));
    await s.given(StokDuzeyiDegisti, toldLevel('85123A', '10'));
    const order = { accountNo: '120.00042', currency: 'TRY', lines: [{ sku: '85123A', quantity: '2' }] };
    const post = (body: object) => s.http('POST', '/api/web-orders', body, { 'idempotency-key': 'once' });

    const answers = await Promise.all(Array.from({ length: 10 }, () => post(order)));

    expect(new Set(answers.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
    expect(await s.http('GET', '/api/web-orders?accountNo=120.00042')).toMatchObject({
      body: { items: [{ status: 'RECEIVED' }], next: null },
    });
    expect(await post({ ...order, currency: 'EUR' })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('is exercised as a whole', async () => {
    const list = await s.http('GET', '/api/web-orders?accountNo=120.00042');
    const [no = ''] = /WEB-[0-9-]+/.exec(JSON.stringify(list.body)) ?? [];
    const paths = [
      '/api/catalogue/85123A',
      '/api/catalogue/85123A/prices',
      '/api/stock/85123A',
      `/api/web-orders/${no}`,
      `/api/orders/${no}/status`,
    ];
    for (const path of paths) expect(await s.http('GET', path)).toMatchObject({ status: 200 });

    expect(await s.api.unexercised()).toEqual([]);
  });

  it('answers properly whatever it is asked', async () => {
    expect(await s.api.probe()).toMatchObject({ sent: expect.any(Number) });
  });
});
