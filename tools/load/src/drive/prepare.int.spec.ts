import { afterEach, describe, expect, it } from '@jest/globals';
import { planOf } from '../plan/plan.js';
import { prepare } from './prepare.js';
import { StubServices } from './stub-services.mother.js';

describe('what a run trades with', () => {
  let stub: StubServices | undefined;
  afterEach(() => stub?.close());

  const { world } = planOf({ seed: 7, rate: 300, duration: 1 });

  it('is opened in the services, at most 1000 records a request, until the shop sells it', async () => {
    let asked = 0;
    stub = await StubServices.start(({ method }) => {
      if (method !== 'GET') return { status: 200, body: { created: 1, unchanged: 0 } };
      return ++asked < 3 ? { status: 404 } : { status: 200, body: { price: { price: '1.00' } } };
    });
    const { url } = stub;

    await prepare(world, { core: url, warehouse: url, ecommerce: url, token: 'secret' });

    const written = stub.received.filter(({ method }) => method !== 'GET');
    expect(written.map(({ path }) => path)).toEqual([
      '/api/kdv-classes/LOAD/rates',
      '/api/accounts/batch',
      '/api/accounts/batch',
      '/api/products/batch',
      '/api/products/prices/batch',
      '/api/depots/LOAD',
      '/api/stock/opening',
    ]);
    expect(written[1]?.body).toMatchObject({ accounts: { length: 1000 } });
    expect(asked).toBe(world.products.length + 2);
  });

  it('says what a service answered that refuses', async () => {
    stub = await StubServices.start(() => ({ status: 401, body: { code: 'UNAUTHENTICATED' } }));
    const { url } = stub;
    await expect(
      prepare(world, { core: url, warehouse: url, ecommerce: url, token: 'wrong' }),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
