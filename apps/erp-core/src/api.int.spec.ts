import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from './erp-core.js';
import { product, rates } from './trade-document.mother.js';

describe('the HTTP API of the core', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore);
  });
  afterAll(() => s.close());

  it('takes KDV rates and products, and the same again', async () => {
    const set = () => s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    expect(await set()).toMatchObject({ status: 200, body: rates });
    expect(await set()).toMatchObject({ status: 200, body: rates });
    const load = () => s.http('POST', '/api/products/batch', { products: [product] });
    expect(await load()).toMatchObject({ status: 200, body: { created: 1, unchanged: 0 } });
    expect(await load()).toMatchObject({ status: 200, body: { created: 0, unchanged: 1 } });
    expect(await s.http('GET', '/api/products/85123A')).toMatchObject({ status: 200, body: product });
  });

  it('tells once of every product that is new', async () => {
    const { kdvClass } = product;
    const postage = { sku: 'POST', unit: 'C62', kdvClass, stocked: false };
    await s.http('POST', '/api/products/batch', { products: [product, postage] });
    await s.thenPublished(UrunTanimlandi, { ...product, stocked: true });
    await s.thenPublished(UrunTanimlandi, postage);
    await s.thenNothing();
    expect(await s.http('GET', '/api/products/POST')).toMatchObject({ status: 200, body: postage });
  });

  it.each([{ unit: 'KGM' }, { kdvClass: 'BOOKS' }, { stocked: false }])(
    'refuses a product that exists with other content, by name: %j',
    async (change) => {
      const other = { products: [{ ...product, ...change }] };
      expect(await s.http('POST', '/api/products/batch', other)).toMatchObject({
        status: 409,
        body: { code: 'RESOURCE_EXISTS', detail: 'product 85123A exists with other content' },
      });
      await s.thenNothing();
    },
  );

  it.each(['-1', '100.01', '20 %', '1e1'])('refuses the KDV rate %s', async (rate) => {
    const faulty = { rates: [{ validFrom: '2010-01-01', rate }] };
    expect(await s.http('PUT', '/api/kdv-classes/GENERAL/rates', faulty)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'rates.0.rate', message: 'must be 0 to 100' }] },
    });
  });

  it.each([
    ['GET', '/api/accounts/0', 'ACCOUNT_NOT_FOUND'],
    ['GET', '/api/products/85123a', 'PRODUCT_NOT_FOUND'],
    ['GET', '/api/orders/SIP-0', 'ORDER_NOT_FOUND'],
    ['POST', '/api/orders/SIP-0/approve', 'ORDER_NOT_FOUND'],
    ['POST', '/api/orders/SIP-0/cancel', 'ORDER_NOT_FOUND'],
  ])('%s %s is %s', async (method, path, code) => {
    expect(await s.http(method, path)).toMatchObject({ status: 404, body: { code } });
  });

  it('describes itself by OpenAPI', async () => {
    expect(await s.http('GET', '/docs/json')).toMatchObject({
      body: {
        openapi: '3.1.0',
        paths: {
          '/api/accounts/batch': { post: {} },
          '/api/accounts/{accountNo}': { get: {} },
          '/api/products/batch': { post: {} },
          '/api/products/{sku}': { get: {} },
          '/api/kdv-classes/{kdvClass}/rates': { put: {} },
          '/api/orders': { post: {} },
          '/api/orders/{orderNo}': { get: {} },
          '/api/orders/{orderNo}/approve': { post: {} },
          '/api/orders/{orderNo}/cancel': { post: {} },
        },
        components: { schemas: { NewOrder: {}, Order: {}, Account: {}, AccountBatch: {}, Problem: {} } },
      },
    });
  });
});
