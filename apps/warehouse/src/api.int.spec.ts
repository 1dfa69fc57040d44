import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SiparisOnaylandi, UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { approval, linesOf } from './reservations/order.mother.js';
import { warehouse } from './warehouse.js';

describe('the HTTP API of the warehouse', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(warehouse);
  });
  afterAll(() => s.close());

  it.each([
    ['/api/stock/85123A', 'STOCK_ITEM_NOT_FOUND'],
    ['/api/reservations/SIP-0', 'RESERVATION_NOT_FOUND'],
  ])('GET %s is %s', async (path, code) => {
    expect(await s.http('GET', path)).toMatchObject({ status: 404, body: { code } });
  });

  it('describes itself by OpenAPI', async () => {
    expect(await s.http('GET', '/docs/json')).toMatchObject({
      body: {
        openapi: '3.1.0',
        paths: {
          '/api/depots': { get: {} },
          '/api/depots/{depotNo}': { put: {} },
          '/api/reservations/{orderNo}': { get: {} },
          '/api/stock/opening': { post: {} },
          '/api/stock/{sku}': { get: {} },
        },
        components: {
          schemas: { DepotSetting: {}, Depot: {}, DepotList: {}, Opening: {}, Opened: {}, Stock: {} },
        },
      },
    });
  });

  it('takes the largest opening there may be', async () => {
    await s.http('PUT', '/api/depots/MERKEZ', { priority: 1 });
    const items = Array.from({ length: 1000 }, (_, index) => ({
      sku: String(index).padStart(64, 'x'),
      quantity: '123456789012345.123456',
      unitCost: '0.000001',
    }));
    const opening = { depotNo: 'MERKEZ', date: '2010-12-01', items };
    expect(await s.http('POST', '/api/stock/opening', opening)).toMatchObject({
      status: 200,
      body: { created: 1000, unchanged: 0 },
    });
  });

  it('refuses an opening of more', async () => {
    const items = Array.from({ length: 1001 }, (_, index) => ({
      sku: `SKU-${index}`,
      quantity: '1',
      unitCost: '1',
    }));
    expect(
      await s.http('POST', '/api/stock/opening', { depotNo: 'MERKEZ', date: '2010-12-01', items }),
    ).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });

  it('opens stock once under one key', async () => {
    const items = [{ sku: 'ONCE', quantity: '7', unitCost: '1' }];
    const open = () =>
      s.http(
        'POST',
        '/api/stock/opening',
        { depotNo: 'MERKEZ', date: '2010-12-01', items },
        { 'idempotency-key': 'k' },
      );
    for (const answer of [await open(), await open()])
      expect(answer).toMatchObject({ status: 200, body: { created: 1, unchanged: 0 } });
  });

  it('does every one of its operations', async () => {
    await s.given(UrunTanimlandi, { sku: 'ONCE', unit: 'C62', kdvClass: 'GENERAL', stocked: true });
    await s.given(SiparisOnaylandi, approval('SIP-1', linesOf(['ONCE', '1'])));
    for (const path of ['/api/depots', '/api/stock/ONCE', '/api/reservations/SIP-1'])
      expect(await s.http('GET', path)).toMatchObject({ status: 200 });
    expect(await s.api.unexercised()).toEqual([]);
  });

  it('answers properly whatever it is asked', async () => {
    const { succeeded } = await s.api.probe();
    expect(succeeded).toBeGreaterThan(0);
  });
});
