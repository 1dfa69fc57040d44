import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  MalKabulEdildi,
  SatisBelgesiAlindi,
  SiparisBeklemeyeAlindi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuSerbestBirakildi,
} from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { arrival, failure, release, type Lacking } from './stock-events.mother.js';

describe('orders that wait for stock', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, { ORDER_CLOCK_MS: '20' });
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/accounts/batch', { accounts: [{ ...account, creditLimit: '1000000' }] });
    await s.http('POST', '/api/products/batch', {
      products: 'a b c d e f g h i j k l m n o p'.split(' ').map((sku) => ({ ...product, sku })),
    });
  });
  afterAll(() => s.close());

  let orders = 0;
  /** An approved order of 6 pieces of each product, 18.36 each. @returns its number. */
  const approved = async (...skus: string[]) => {
    const documentNo = `W${String(++orders).padStart(3, '0')}`;
    const lines = skus.map((sku, index) => ({ lineNo: index + 1, sku, quantity: '6', unitPrice: '2.55' }));
    await s.given(SatisBelgesiAlindi, tradeDocument(documentNo, { lines }));
    return `SIP-${documentNo}`;
  };
  const held = async (lacking: Lacking) => {
    const orderNo = await approved(...Object.keys(lacking));
    await s.given(StokRezervasyonuBasarisizOldu, failure(orderNo, lacking));
    return orderNo;
  };
  const stateOf = async (orderNo: string) => {
    const [order] = await s.query<{ state: string }>(
      `SELECT state || coalesce('(' || hold_reason || ')', '') || ' ' || approval_no AS state
       FROM sales_order WHERE order_no = $1`,
      [orderNo],
    );
    return order?.state;
  };
  const eventuallyIs = (state: string, ...orderNos: string[]) =>
    eventually(`${orderNos.join(', ')} to be ${state}`, async () => {
      const states = await Promise.all(orderNos.map(stateOf));
      return states.every((each) => each === state);
    });
  /** Whatever was to become of arrivals has become. */
  const settled = () =>
    eventually('everything to be offered', async () => {
      const open = await s.query(
        'SELECT sku FROM stock_arrival WHERE to_offer > 0 UNION ALL SELECT order_no FROM order_wait WHERE due',
      );
      return open.length === 0;
    });
  const openAmount = async () => {
    const [row] = await s.query<{ open: string }>('SELECT open_order_amount AS open FROM account');
    return Number(row?.open);
  };

  it('are held, their open amount given back, and approved again in their flow when goods arrive', async () => {
    const before = await openAmount();
    const orderNo = await approved('a');
    expect(await openAmount()).toBeCloseTo(before + 18.36);

    await s.when(StokRezervasyonuBasarisizOldu, failure(orderNo, { a: ['4', 5] }));
    const hold = await s.thenPublished(SiparisBeklemeyeAlindi, {
      orderNo,
      reason: 'STOCK',
      missing: [{ sku: 'a', quantity: '4' }],
    });
    expect(await stateOf(orderNo)).toBe('ON_HOLD(STOCK) 1');
    expect(await openAmount()).toBeCloseTo(before);

    await s.when(MalKabulEdildi, arrival('a', '4', 6));
    await eventuallyIs('APPROVED 2', orderNo);
    const again = await s.thenPublished(SiparisOnaylandi, { orderNo, approvalNo: 2 });
    const [flow] = await s.query(
      'SELECT correlation_id AS "correlationId" FROM sales_order WHERE order_no = $1',
      [orderNo],
    );
    expect(again).toMatchObject({ ...flow, workOrderNo: hold.workOrderNo, causationId: null });
    expect(await openAmount()).toBeCloseTo(before + 18.36);
    await s.thenNothing();
  });

  it('are due at once when goods arrived that the warehouse had not counted', async () => {
    await s.given(MalKabulEdildi, arrival('b', '6', 8));
    const orderNo = await approved('b');

    await s.when(StokRezervasyonuBasarisizOldu, failure(orderNo, { b: ['6', 7] }));

    await eventuallyIs('APPROVED 2', orderNo);
  });

  it('go on waiting when the goods that arrived were counted, and when goods are lost', async () => {
    await s.given(MalKabulEdildi, arrival('c', '2', 8));
    const orderNo = await held({ c: ['4', 8] });
    await s.when(MalKabulEdildi, arrival('c', '-4', 9));
    await settled();
    expect(await stateOf(orderNo)).toBe('ON_HOLD(STOCK) 1');
  });

  it('are served in the order of their first approval, as long as the goods last', async () => {
    const [first, second, third, fourth] = [
      await approved('d'),
      await approved('d'),
      await approved('d'),
      await approved('d'),
    ];
    // They are held in another order than they were approved in.
    for (const orderNo of [fourth, second, first, third])
      await s.given(StokRezervasyonuBasarisizOldu, failure(orderNo, { d: ['6', 5] }));

    await s.when(MalKabulEdildi, arrival('d', '13', 6));

    await eventuallyIs('APPROVED 2', first, second, third);
    await settled();
    expect(await stateOf(fourth)).toBe('ON_HOLD(STOCK) 1');
    for (const orderNo of [first, second, third]) await s.thenPublished(SiparisOnaylandi, { orderNo });
    await s.thenNothing();
  });

  it('are not tried before all they lack can be there', async () => {
    const orderNo = await held({ e: ['6', 5], f: ['6', 5] });
    await s.given(MalKabulEdildi, arrival('e', '5', 6));
    await s.given(MalKabulEdildi, arrival('f', '6', 6));
    await settled();
    expect(await stateOf(orderNo)).toBe('ON_HOLD(STOCK) 1');

    await s.when(MalKabulEdildi, arrival('e', '1', 7));

    await eventuallyIs('APPROVED 2', orderNo);
  });

  it('that may be delivered in part are tried when anything arrives', async () => {
    const orderNo = await held({ g: ['6', 5], h: ['6', 5] });
    await s.query('UPDATE sales_order SET partial = true WHERE order_no = $1', [orderNo]);
    await s.when(MalKabulEdildi, arrival('h', '1', 6));
    await eventuallyIs('APPROVED 2', orderNo);
  });

  it('get what an older one could not take, because it lacks something else by now', async () => {
    const older = await held({ i: ['6', 5], j: ['6', 5] });
    const younger = await held({ i: ['6', 5] });
    await s.given(MalKabulEdildi, arrival('j', '6', 6));
    await s.given(MalKabulEdildi, arrival('i', '6', 6));
    await eventuallyIs('APPROVED 2', older);
    await settled();
    expect(await stateOf(younger)).toBe('ON_HOLD(STOCK) 1');

    await s.when(StokRezervasyonuBasarisizOldu, failure(older, { j: ['2', 7] }));

    await eventuallyIs('APPROVED 2', younger);
    expect(await stateOf(older)).toBe('ON_HOLD(STOCK) 2');
  });

  it('get what an older one could not take for lack of credit', async () => {
    const older = await held({ k: ['6', 5] });
    const younger = await held({ k: ['6', 5] });
    await s.query('UPDATE sales_order SET gross = 2000000, net = 2000000 - kdv WHERE order_no = $1', [older]);

    await s.when(MalKabulEdildi, arrival('k', '6', 6));

    await eventuallyIs('APPROVED 2', younger);
    expect(await stateOf(older)).toBe('ON_HOLD(CREDIT) 1');
    await s.thenPublished(SiparisBeklemeyeAlindi, { orderNo: older, reason: 'CREDIT' });
    await s.thenPublished(SiparisOnaylandi, { orderNo: younger });
    await s.given(MalKabulEdildi, arrival('k', '6', 7));
    await settled();
    expect(await stateOf(older)).toBe('ON_HOLD(CREDIT) 1');
  });

  it('get what was offered to an older one that was cancelled', async () => {
    const older = await held({ l: ['6', 5] });
    const younger = await held({ l: ['6', 5] });
    await s.http('POST', `/api/orders/${older}/cancel`);
    // Cancelled between the offer and the retry.
    await s.query(
      `WITH offered AS (UPDATE stock_arrival SET arrived = arrived + 6, stock_version = 6 WHERE sku = 'l')
       UPDATE order_wait SET due = true WHERE order_no = $1`,
      [older],
    );
    await eventuallyIs('APPROVED 2', younger);
    expect(await stateOf(older)).toBe('CANCELLED 1');
  });

  it('get what an older one that was cancelled before would have taken', async () => {
    const older = await held({ m: ['6', 5] });
    const younger = await held({ m: ['6', 5] });
    await s.http('POST', `/api/orders/${older}/cancel`);
    await s.when(MalKabulEdildi, arrival('m', '6', 6));
    await eventuallyIs('APPROVED 2', younger);
    expect(await stateOf(older)).toBe('CANCELLED 1');
  });

  it('get what was held for others, also when an order is cancelled because its goods were held too long', async () => {
    const reserved = await approved('n');
    const [first, second] = [await held({ n: ['6', 5] }), await held({ n: ['6', 5] })];

    await s.when(StokRezervasyonuSerbestBirakildi, release('SIP-other', 'n', '6', 6));
    await eventuallyIs('APPROVED 2', first);
    await s.when(StokRezervasyonuSerbestBirakildi, release(reserved, 'n', '6', 7, 'EXPIRED'));
    await eventuallyIs('APPROVED 2', second);

    expect(await stateOf(reserved)).toBe('CANCELLED 1');
    await s.thenPublished(SiparisOnaylandi, { orderNo: first });
    await s.thenPublished(SiparisIptalEdildi, { orderNo: reserved, reason: 'RESERVATION_EXPIRED' });
    await s.thenPublished(SiparisOnaylandi, { orderNo: second });
  });

  it('are cancelled after the days they may wait, retries included', async () => {
    const orderNo = await held({ o: ['6', 5] });
    const days = (count: number) =>
      s.query(`UPDATE order_wait SET since = since - $2 * interval '1 day' WHERE order_no = $1`, [
        orderNo,
        count,
      ]);
    await days(13.9);
    await s.given(MalKabulEdildi, arrival('o', '6', 6));
    await eventuallyIs('APPROVED 2', orderNo);
    await days(0.2);
    await s.given(StokRezervasyonuBasarisizOldu, failure(orderNo, { o: ['1', 7] }));

    await eventuallyIs('CANCELLED 2', orderNo);
    expect(await s.query('SELECT FROM order_shortage WHERE order_no = $1', [orderNo])).toEqual([]);
  });

  it('do not wait any more when the failure comes after they were cancelled', async () => {
    const orderNo = await approved('p');
    await s.http('POST', `/api/orders/${orderNo}/cancel`);
    await s.past();
    await s.when(StokRezervasyonuBasarisizOldu, failure(orderNo, { p: ['6', 5] }));
    await s.thenNothing();
    expect(await stateOf(orderNo)).toBe('CANCELLED 1');
  });
});
