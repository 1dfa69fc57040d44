import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { product } from '../trade-document.mother.js';

describe('products', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore);
  });
  beforeEach(() => s.query('TRUNCATE product'));
  afterAll(() => s.close());

  const define = (changes: object = {}) => s.http('POST', '/api/products', { ...product, ...changes });

  it('are defined once, with what shops show, however often the request comes', async () => {
    const described = { description: 'WHITE HANGING HEART' };
    const defined = { status: 201, body: { ...product, ...described, stocked: true } };
    expect(await define(described)).toMatchObject(defined);
    expect(await define(described)).toMatchObject(defined);

    expect((await s.thenPublished(UrunTanimlandi)).data).toEqual({ ...product, ...described, stocked: true });
    await s.thenNothing();
    expect(await s.http('GET', '/api/products/85123A')).toMatchObject({ status: 200, body: described });
  });

  it('are defined without description, and told without', async () => {
    expect(await define()).toMatchObject({ status: 201, body: { description: null } });
    expect((await s.thenPublished(UrunTanimlandi)).data).toEqual({ ...product, stocked: true });
  });

  it('are refused with other content', async () => {
    await define();
    await s.past();
    expect(await define({ description: 'other' })).toMatchObject({
      status: 409,
      body: { code: 'RESOURCE_EXISTS', detail: 'product 85123A exists with other content' },
    });
    await s.thenNothing();
  });

  it.each([{ sku: '' }, { unit: undefined }, { description: '' }, { description: 'x'.repeat(257) }])(
    'are refused when faulty: %j',
    async (fault) => {
      expect(await define(fault)).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
      await s.thenNothing();
    },
  );

  it('are listed byte by byte, page by page', async () => {
    for (const sku of ['b', 'B', 'a']) await define({ sku });
    await s.past();
    const list = async (query: string) => (await s.http('GET', `/api/products?limit=2${query}`)).body;
    expect(await list('')).toMatchObject({ items: [{ sku: 'B' }, { sku: 'a' }], next: 'a' });
    expect(await list('&after=a')).toMatchObject({ items: [{ sku: 'b' }], next: null });
  });
});
