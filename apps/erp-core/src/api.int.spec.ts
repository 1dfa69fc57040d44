import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UrunTanimlandi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { z } from 'zod';
import { erpCore } from './erp-core.js';
import { product, rates } from './trade-document.mother.js';
import { TradingCore } from './trading-core.mother.js';

const person = { name: 'Ada Demir', tckn: '10000000146' };

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
    ['GET', '/api/employees/0', 'EMPLOYEE_NOT_FOUND'],
    ['GET', '/api/products/85123a', 'PRODUCT_NOT_FOUND'],
    ['GET', '/api/orders/SIP-0', 'ORDER_NOT_FOUND'],
    ['POST', '/api/orders/SIP-0/approve', 'ORDER_NOT_FOUND'],
    ['POST', '/api/orders/SIP-0/cancel', 'ORDER_NOT_FOUND'],
  ])('%s %s is %s', async (method, path, code) => {
    expect(await s.http(method, path)).toMatchObject({ status: 404, body: { code } });
  });

  it('describes itself by OpenAPI', async () => {
    const { body } = await s.http('GET', '/docs/json');
    expect(body).toMatchObject({
      openapi: '3.1.0',
      components: { schemas: { NewOrder: {}, Order: {}, Account: {}, AccountBatch: {}, Problem: {} } },
    });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(body);
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.filter((operation) => operation.includes('/api/')).sort()).toEqual(
      `GET /api/accounts
       GET /api/accounts/{accountNo}
       GET /api/accounts/{accountNo}/sales-reps
       GET /api/employees
       GET /api/employees/{employeeNo}
       GET /api/fx-rates/{currency}
       GET /api/invoices
       GET /api/invoices/{invoiceNo}
       GET /api/kdv-classes/{kdvClass}/rates
       GET /api/orders
       GET /api/orders/{orderNo}
       GET /api/payments
       GET /api/payments/{paymentNo}
       GET /api/products
       GET /api/products/{sku}
       GET /api/products/{sku}/prices
       GET /api/returns
       GET /api/returns/{invoiceNo}
       GET /api/work-items
       PATCH /api/accounts/{accountNo}
       PATCH /api/employees/{employeeNo}
       POST /api/accounts
       POST /api/accounts/batch
       POST /api/employees
       POST /api/employees/{employeeNo}/leave
       POST /api/invoices
       POST /api/invoices/{invoiceNo}/cancel
       POST /api/orders
       POST /api/orders/{orderNo}/approve
       POST /api/orders/{orderNo}/cancel
       POST /api/orders/{orderNo}/hold
       POST /api/payments
       POST /api/payments/{paymentNo}/matches
       POST /api/products
       POST /api/products/batch
       POST /api/products/prices/batch
       POST /api/returns
       POST /api/work-items/{workItemNo}/done
       PUT /api/accounts/{accountNo}/credit-limit
       PUT /api/accounts/{accountNo}/sales-rep
       PUT /api/fx-rates/{currency}
       PUT /api/kdv-classes/{kdvClass}/rates
       PUT /api/products/{sku}/prices/{priceList}/{validFrom}`.split(/\n */),
    );
  });
});

describe('every operation of the API', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
  });
  afterAll(() => core.s.close());

  const done = async (method: string, path: string, body?: unknown) => {
    const answer = await core.s.http(method, `/api/${path}`, body);
    expect([method, path, answer.status, answer.status < 300 ? null : answer.body]).toEqual([
      method,
      path,
      expect.any(Number),
      null,
    ]);
  };

  it('is used by a company that trades', async () => {
    const identity = { name: 'Defter Kitabevi', taxNo: '4840847211' };
    await done('POST', 'accounts', {
      accountNo: 'A1',
      segment: 'RETAIL',
      currency: 'TRY',
      creditLimit: '1000',
      identity,
    });
    await done('PATCH', 'accounts/A1', { segment: 'WHOLESALE' });
    await done('PUT', 'accounts/A1/credit-limit', { creditLimit: '5000' });
    await done('GET', 'accounts?segment=WHOLESALE');
    await done('GET', 'accounts/A1');
    await done('POST', 'employees', {
      employeeNo: 'P1',
      startDate: '2026-01-02',
      commissionRate: '2.5',
      identity: person,
    });
    await done('PUT', 'accounts/A1/sales-rep', { employeeNo: 'P1', validFrom: '2026-02-01' });
    await done('GET', 'accounts/A1/sales-reps');
    await done('PATCH', 'employees/P1', { identity: person });
    await done('POST', 'employees/P1/leave', { endDate: '2026-12-31' });
    await done('GET', 'employees');
    await done('GET', 'employees/P1');

    await done('GET', 'kdv-classes/GENERAL/rates');
    await done('PUT', 'fx-rates/EUR', { rates: [{ validFrom: '2026-01-01', rate: '43.5' }] });
    await done('GET', 'fx-rates/EUR');
    await done('POST', 'products', { sku: 'CUP', unit: 'C62', kdvClass: 'GENERAL' });
    await done('PUT', 'products/CUP/prices/STANDARD/2026-01-01', { price: '10', currency: 'TRY' });
    const dated = {
      sku: 'CUP',
      priceList: 'STANDARD',
      validFrom: '2026-02-01',
      price: '11',
      currency: 'TRY',
    };
    await done('POST', 'products/prices/batch', { prices: [dated] });
    await done('GET', 'products');
    await done('GET', 'products/CUP');
    await done('GET', 'products/CUP/prices');

    await core.place('SIP-held');
    await done('POST', 'orders/SIP-held/hold');
    await done('POST', 'orders/SIP-held/cancel');
    const cancelled = await core.invoiced('SIP-1');
    await done('POST', `invoices/${cancelled}/cancel`);
    await done('POST', 'invoices', { orderNo: 'SIP-1' });
    await core.giveBack('C1', await core.delivered('SIP-2', { quantity: '4' }), '1');
    await core.pay('10', { invoices: [{ invoiceNo: 'KRV-never' }] });
    await done('POST', 'payments/THS2026000000001/matches', {
      invoices: [{ invoiceNo: await core.invoiceNoOf('SIP-1') }],
    });
    await done('POST', 'work-items/THS2026000000001-1/done');
    for (const list of ['orders', 'invoices', 'returns', 'payments', 'work-items']) await done('GET', list);
    await done('GET', 'orders/SIP-1');
    await done('GET', `invoices/${cancelled}`);
    await done('GET', 'returns/IAD2026000000001');
    await done('GET', 'payments/THS2026000000001');

    expect(await core.s.api.unexercised()).toEqual([]);
  });

  it('answers whatever it is asked, and never breaks', async () => {
    const { sent, succeeded } = await core.s.api.probe();
    expect(succeeded).toBeGreaterThan(sent / 20);
  });
});
