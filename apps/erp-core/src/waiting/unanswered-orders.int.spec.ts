import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  SatisBelgesiAlindi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  StokRezervasyonuBasarisizOldu,
} from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { failure } from './stock-events.mother.js';

const TOKEN = 'token-of-the-warehouse';

/** A warehouse that knows the states of some orders, is away for others, and counts how often it was asked. */
class Warehouse {
  readonly asked = new Map<string, number>();
  readonly states = new Map<string, string>();
  readonly #server: Server = createServer((request, response) => {
    const orderNo = request.url?.replace('/api/reservations/', '') ?? '';
    this.asked.set(orderNo, this.timesAsked(orderNo) + 1);
    const state = this.states.get(orderNo);
    if (state === 'AWAY') request.socket.destroy();
    else if (request.headers.authorization !== `Bearer ${TOKEN}`) response.writeHead(401).end();
    else if (state === 'REFUSED') response.writeHead(422).end();
    else if (state === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ orderNo, state }));
  });

  timesAsked(orderNo: string): number {
    return this.asked.get(orderNo) ?? 0;
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the warehouse has no port');
    return `http://127.0.0.1:${String(address.port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe('orders whose approval the warehouse has not answered', () => {
  const warehouse = new Warehouse();
  let s: Scenario;
  beforeAll(async () => {
    const WAREHOUSE_URL = await warehouse.open();
    s = await scenario(erpCore, { ORDER_CLOCK_MS: '20', WAREHOUSE_URL, WAREHOUSE_TOKEN: TOKEN });
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/accounts/batch', { accounts: [{ ...account, creditLimit: '1000' }] });
    await s.http('POST', '/api/products/batch', { products: [product] });
    await s.past();
  });
  afterAll(async () => {
    await s.close();
    await warehouse.close();
  });

  /** An order that was approved longer ago than an answer may take. */
  const approvedLongAgo = async (orderNo: string) => {
    await s.given(SatisBelgesiAlindi, tradeDocument(orderNo.replace('SIP-', '')));
    await s.query(
      `UPDATE sales_order SET approved_at = approved_at - interval '61 minutes' WHERE order_no = $1`,
      [orderNo],
    );
  };
  const stateOf = async (orderNo: string) => {
    const [order] = await s.query<{ state: string }>('SELECT state FROM sales_order WHERE order_no = $1', [
      orderNo,
    ]);
    return order?.state;
  };
  const eventuallyIs = (orderNo: string, state: string) =>
    eventually(`${orderNo} to be ${state}`, async () => (await stateOf(orderNo)) === state);
  const eventuallyAsked = (orderNo: string, times: number) =>
    eventually(`${orderNo} to be asked for`, () => warehouse.timesAsked(orderNo) === times);
  const openAmount = async () => (await s.http('GET', '/api/accounts/17850')).body;

  it('wait on when the answer is under way, and are asked for again when the time has passed once more', async () => {
    const orderNo = 'SIP-active';
    warehouse.states.set(orderNo, 'ACTIVE');
    await approvedLongAgo(orderNo);
    await eventuallyAsked(orderNo, 1);
    await approvedLongAgo('SIP-unknown-1');
    await eventuallyIs('SIP-unknown-1', 'CANCELLED');
    expect(warehouse.timesAsked(orderNo)).toBe(1);
    expect(await stateOf(orderNo)).toBe('APPROVED');

    warehouse.states.delete(orderNo);
    await s.query(
      `UPDATE reservation_inquiry SET asked_at = asked_at - interval '61 minutes' WHERE order_no = $1`,
      [orderNo],
    );
    await eventuallyIs(orderNo, 'CANCELLED');
    expect(warehouse.timesAsked(orderNo)).toBe(2);
    await s.past();
  });

  it.each([
    ['knows nothing of them', 'SIP-unknown', undefined],
    ['is away', 'SIP-away', 'AWAY'],
  ])('are cancelled when the warehouse %s', async (_, orderNo, state) => {
    if (state !== undefined) warehouse.states.set(orderNo, state);
    await approvedLongAgo(orderNo);
    await eventuallyIs(orderNo, 'CANCELLED');
    await s.thenPublished(SiparisIptalEdildi, {
      orderNo,
      reason: 'RESERVATION_TIMED_OUT',
      previousState: 'APPROVED',
    });
    await s.thenNothing();
    expect(await openAmount()).toMatchObject({ openOrderAmount: '0.00' });
  });

  it('are not cancelled when the warehouse refuses to answer', async () => {
    warehouse.states.set('SIP-refused', 'REFUSED');
    await approvedLongAgo('SIP-refused');
    await eventuallyAsked('SIP-refused', 1);
    await approvedLongAgo('SIP-unknown-2');
    await eventuallyIs('SIP-unknown-2', 'CANCELLED');
    expect(await stateOf('SIP-refused')).toBe('APPROVED');
    await s.query(`UPDATE sales_order SET approved_at = now() WHERE order_no = 'SIP-refused'`);
    await s.past();
  });

  it('are not asked for before their time, nor when they wait for stock', async () => {
    await s.given(SatisBelgesiAlindi, tradeDocument('young'));
    await s.given(SatisBelgesiAlindi, tradeDocument('held'));
    await s.given(StokRezervasyonuBasarisizOldu, failure('SIP-held', { '85123A': ['6', 5] }));
    await s.query(
      `UPDATE sales_order SET approved_at = approved_at - interval '61 minutes' WHERE order_no = 'SIP-held'`,
    );
    await approvedLongAgo('SIP-unknown-3');
    await eventuallyIs('SIP-unknown-3', 'CANCELLED');
    expect([warehouse.timesAsked('SIP-young'), warehouse.timesAsked('SIP-held')]).toEqual([0, 0]);
  });
});

describe('a core without a warehouse', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, { ORDER_CLOCK_MS: '20', RESERVATION_TIMEOUT_S: '0.1' });
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/accounts/batch', { accounts: [account] });
    await s.http('POST', '/api/products/batch', { products: [product] });
    await s.past();
  });
  afterAll(() => s.close());

  it('takes it for unreachable', async () => {
    await s.when(SatisBelgesiAlindi, tradeDocument('1'));
    await s.thenPublished(SiparisOnaylandi);
    await eventually('the order to be cancelled', async () => {
      const [order] = await s.query<{ state: string }>('SELECT state FROM sales_order');
      return order?.state === 'CANCELLED';
    });
    await s.thenPublished(SiparisIptalEdildi, { reason: 'RESERVATION_TIMED_OUT' });
  });
});
