import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@kervan/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { parseConfig, startService, type RunningService } from '@kervan/service';
import { erpCore } from './erp-core.js';

const API_TOKEN = 'a-token-of-the-specs';
const account = { accountNo: '17850', segment: 'RETAIL', currency: 'TRY', creditLimit: '100.00' };
const product = { sku: '85123A', unit: 'C62', kdvClass: 'GENERAL' };
const order = (orderNo: string, unitPrice: string) => ({
  orderNo,
  accountNo: '17850',
  currency: 'TRY',
  businessDate: '2010-12-01',
  lines: [{ sku: '85123A', quantity: '6', unitPrice }],
});

describe('the HTTP API of the core', () => {
  let database: TemporaryDatabase;
  let service: RunningService;

  beforeAll(async () => {
    database = await temporaryDatabase(testStores().databaseUrl);
    const broker = memoryBroker();
    await broker.ensureTopics(topics);
    service = await startService(erpCore, {
      config: parseConfig(erpCore, { DATABASE_URL: database.url, API_TOKEN, KAFKA_BROKERS: 'memory:1' }),
      logger: createLogger('erp-core', { level: 'silent' }),
      broker,
    });
  });

  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  async function call(method: string, path: string, body?: object) {
    const headers = { authorization: `Bearer ${API_TOKEN}`, 'content-type': 'application/json' };
    const text = body && JSON.stringify(body);
    const response = await fetch(service.url + path, { method, headers, body: text });
    const answer = await response.text();
    const parsed: unknown = answer === '' ? null : JSON.parse(answer);
    return { status: response.status, body: parsed };
  }

  it('takes KDV rates, accounts and products, and the same again', async () => {
    const rates = { rates: [{ validFrom: '2010-01-01', rate: '20' }] };
    expect(await call('PUT', '/api/kdv-classes/GENERAL/rates', rates)).toEqual({ status: 204, body: null });
    expect(await call('PUT', '/api/kdv-classes/GENERAL/rates', rates)).toEqual({ status: 204, body: null });
    const accounts = () => call('POST', '/api/accounts/batch', { accounts: [account] });
    expect(await accounts()).toEqual({ status: 200, body: { created: 1, unchanged: 0 } });
    expect(await accounts()).toEqual({ status: 200, body: { created: 0, unchanged: 1 } });
    const products = () => call('POST', '/api/products/batch', { products: [product] });
    expect(await products()).toEqual({ status: 200, body: { created: 1, unchanged: 0 } });
    expect(await products()).toEqual({ status: 200, body: { created: 0, unchanged: 1 } });
  });

  it('refuses what exists with other content, by name', async () => {
    const other = { products: [{ ...product, unit: 'KGM' }] };
    expect(await call('POST', '/api/products/batch', other)).toMatchObject({
      status: 409,
      body: { code: 'RESOURCE_EXISTS', detail: 'product 85123A exists with other content' },
    });
  });

  it('refuses a faulty batch with every fault', async () => {
    const accounts = [
      { ...account, creditLimit: '-1' },
      { ...account, currency: 'lira' },
    ];
    const faulty = await call('POST', '/api/accounts/batch', { accounts });
    expect(faulty).toMatchObject({
      status: 422,
      body: {
        code: 'REQUEST_INVALID',
        errors: expect.arrayContaining([
          { field: 'accounts.0.creditLimit', message: 'must not be negative' },
          { field: 'accounts.1.currency', message: 'must be an ISO 4217 code' },
        ]),
      },
    });
    const twice = await call('POST', '/api/accounts/batch', { accounts: [account, account] });
    expect(twice).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'accounts', message: 'must name each account once' }] },
    });
  });

  it('places, shows and approves an order within the limit', async () => {
    const placed = await call('POST', '/api/orders', order('SIP-1', '2.55'));
    expect(placed).toMatchObject({
      status: 200,
      body: { state: 'DRAFT', gross: '18.36', workOrderNo: 'IE-1' },
    });
    expect(await call('POST', '/api/orders', order('SIP-1', '2.55'))).toEqual(placed);

    const approved = await call('POST', '/api/orders/SIP-1/approve');

    expect(approved).toMatchObject({
      status: 200,
      body: { state: 'APPROVED', version: 2, lines: [{ lineNo: 1, kdvRate: '20', net: '15.30' }] },
    });
    expect(await call('GET', '/api/orders/SIP-1')).toEqual(approved);
    expect(await call('GET', '/api/accounts/17850')).toEqual({
      status: 200,
      body: {
        ...account,
        balance: '0.00',
        openOrderAmount: '18.36',
        availableCredit: '81.64',
        state: 'ACTIVE',
        version: 2,
      },
    });
  });

  it('answers 409 with the missing amount over the limit, and keeps the order on hold', async () => {
    await call('POST', '/api/orders', order('SIP-2', '11.34'));
    expect(await call('POST', '/api/orders/SIP-2/approve')).toMatchObject({
      status: 409,
      body: {
        code: 'CREDIT_LIMIT_EXCEEDED',
        detail: 'order SIP-2 is ON_HOLD(CREDIT): account 17850 misses 0.01 TRY',
      },
    });
    expect(await call('GET', '/api/orders/SIP-2')).toMatchObject({
      status: 200,
      body: { state: 'ON_HOLD', holdReason: 'CREDIT' },
    });
  });

  it('refuses to approve an order twice, and names its state', async () => {
    expect(await call('POST', '/api/orders/SIP-1/approve')).toMatchObject({
      status: 409,
      body: { code: 'ORDER_STATE_INVALID', detail: 'order SIP-1 is APPROVED and cannot become APPROVED' },
    });
  });

  it.each([
    ['GET', '/api/accounts/0', 'ACCOUNT_NOT_FOUND'],
    ['GET', '/api/products/85123a', 'PRODUCT_NOT_FOUND'],
    ['GET', '/api/orders/SIP-0', 'ORDER_NOT_FOUND'],
    ['POST', '/api/orders/SIP-0/approve', 'ORDER_NOT_FOUND'],
  ])('%s %s is %s', async (method, path, code) => {
    expect(await call(method, path)).toMatchObject({ status: 404, body: { code } });
  });

  it('describes itself by OpenAPI', async () => {
    const { body } = await call('GET', '/docs/json');
    expect(body).toMatchObject({
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
      },
      components: { schemas: { NewOrder: {}, Order: {}, Account: {}, AccountBatch: {}, Problem: {} } },
    });
  });
});
