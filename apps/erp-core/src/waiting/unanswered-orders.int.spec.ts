import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  MalKabulEdildi,
  SatisBelgesiAlindi,
  SiparisIptalEdildi,
  StokRezervasyonuBasarisizOldu,
} from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { arrival, failure } from './stock-events.mother.js';

const TOKEN = 'token-of-the-warehouse';

/** What a warehouse, or what stands in its place, says of an order. */
interface Said {
  readonly status: number;
  readonly body?: string;
}
const reserved = (state: string, approvalNo = 1): Said => ({
  status: 200,
  body: JSON.stringify({ state, approvalNo }),
});
const unknown: Said = { status: 404, body: JSON.stringify({ code: 'RESERVATION_NOT_FOUND' }) };

/** A warehouse that knows of some orders, is away for others, and counts how often it was asked. */
class Warehouse {
  readonly asked = new Map<string, number>();
  readonly says = new Map<string, Said | 'AWAY'>();
  readonly #server: Server = createServer((request, response) => {
    const orderNo = request.url?.replace('/api/reservations/', '') ?? '';
    this.asked.set(orderNo, this.timesAsked(orderNo) + 1);
    const said = this.says.get(orderNo) ?? unknown;
    if (said === 'AWAY') request.socket.destroy();
    else if (request.headers.authorization !== `Bearer ${TOKEN}`) response.writeHead(401).end();
    else response.writeHead(said.status).end(said.body);
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
    warehouse.says.set(orderNo, reserved('ACTIVE'));
    await approvedLongAgo(orderNo);
    await eventuallyAsked(orderNo, 1);
    await approvedLongAgo('SIP-unknown-1');
    await eventuallyIs('SIP-unknown-1', 'CANCELLED');
    expect(warehouse.timesAsked(orderNo)).toBe(1);
    expect(await stateOf(orderNo)).toBe('APPROVED');

    warehouse.says.delete(orderNo);
    await s.query(`UPDATE sales_order SET asked_at = asked_at - interval '61 minutes' WHERE order_no = $1`, [
      orderNo,
    ]);
    await eventuallyIs(orderNo, 'CANCELLED');
    expect(warehouse.timesAsked(orderNo)).toBe(2);
    await s.past();
  });

  it.each<[string, string, Said | 'AWAY']>([
    ['knows nothing of them', 'SIP-unknown', unknown],
    ['is away', 'SIP-away', 'AWAY'],
    ['is out of order', 'SIP-fault', { status: 503, body: 'later' }],
    ['holds nothing for them any more', 'SIP-tombstone', reserved('CANCELLED', 0)],
  ])('are cancelled when the warehouse %s', async (_, orderNo, said) => {
    warehouse.says.set(orderNo, said);
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

  it.each<[string, string, Said]>([
    ['somebody else answers', 'SIP-proxy', { status: 404, body: '<h1>Not Found</h1>' }],
    ['another address is not found', 'SIP-path', { status: 404, body: '{"code":"REQUEST_INVALID"}' }],
    ['the warehouse refuses to answer', 'SIP-refused', { status: 422 }],
    ['the answer has another shape', 'SIP-shape', { status: 200, body: '{"state":"ACTIVE"}' }],
    ['they are despatched already', 'SIP-despatched', reserved('DESPATCHED')],
    ['their failure is under way', 'SIP-failed', reserved('FAILED')],
    ['they were held too long', 'SIP-expired', reserved('EXPIRED')],
  ])('wait on when %s', async (_, orderNo, said) => {
    warehouse.says.set(orderNo, said);
    await approvedLongAgo(orderNo);
    await eventuallyAsked(orderNo, 1);
    const later = `${orderNo}-later`;
    await approvedLongAgo(later);
    await eventuallyIs(later, 'CANCELLED');
    expect(await stateOf(orderNo)).toBe('APPROVED');
    await s.http('POST', `/api/orders/${orderNo}/cancel`);
    await s.past();
  });

  it.each(['FAILED', 'EXPIRED'])(
    'and approved once more are cancelled when the warehouse knows of %s before only',
    async (state) => {
      const orderNo = `SIP-again-${state}`;
      warehouse.says.set(orderNo, reserved(state, 1));
      await s.given(SatisBelgesiAlindi, tradeDocument(`again-${state}`));
      await s.query(
        `UPDATE sales_order SET approval_no = 2, approved_at = approved_at - interval '61 minutes' WHERE order_no = $1`,
        [orderNo],
      );
      await eventuallyIs(orderNo, 'CANCELLED');
      await s.past();
    },
  );

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

  it('cancels nothing for want of its answer, not even after another order was served', async () => {
    await s.given(SatisBelgesiAlindi, tradeDocument('1'));
    await s.given(SatisBelgesiAlindi, tradeDocument('2'));
    await s.given(StokRezervasyonuBasarisizOldu, failure('SIP-2', { '85123A': ['6', 5] }));
    await s.when(MalKabulEdildi, arrival('85123A', '6', 6));
    // By then the clock has struck several times.
    await s.query(`UPDATE sales_order SET approved_at = approved_at - interval '1 day'`);
    await eventually('the clock to strike', async () => {
      const tried = await s.query(`SELECT FROM sales_order WHERE approval_no = 2`);
      return tried.length > 0;
    });
    expect(
      await s.query(`SELECT FROM sales_order WHERE state = 'CANCELLED' OR asked_at IS NOT NULL`),
    ).toEqual([]);
  });
});
