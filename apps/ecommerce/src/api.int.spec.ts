import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { ecommerce } from './ecommerce.js';

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

  it('describes itself by OpenAPI', async () => {
    expect(await s.http('GET', '/docs/json')).toMatchObject({
      body: {
        openapi: '3.1.0',
        paths: {
          '/api/catalogue': { get: {} },
          '/api/catalogue/{sku}': { get: {} },
          '/api/catalogue/{sku}/prices': { get: {} },
          '/api/stock/{sku}': { get: {} },
          '/api/orders/{orderNo}/status': { get: {} },
          '/api/web-orders': { get: {}, post: {} },
          '/api/web-orders/{webOrderNo}': { get: {} },
        },
        components: { schemas: { Article: {}, Stock: {}, OrderStatus: {}, NewWebOrder: {}, WebOrder: {} } },
      },
    });
  });
});
