import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  MalKabulEdildi,
  SiparisBeklemeyeAlindi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  StokRezervasyonuBasarisizOldu,
} from '@kervan/contracts';
import type { Scenario } from '@kervan/testing';
import { coreWithOrders, type CoreWithOrders } from './core-with-orders.mother.js';
import { arrival, failure } from './stock-events.mother.js';

describe('orders that wait for stock', () => {
  let core: CoreWithOrders;
  let s: Scenario;
  beforeAll(async () => {
    core = await coreWithOrders('a b c d e f h i j k u v w');
    ({ s } = core);
  });
  afterAll(() => s.close());

  const openAmount = async () => {
    const [row] = await s.query<{ open: string }>('SELECT open_order_amount AS open FROM account');
    return Number(row?.open);
  };

  it('are held, their open amount given back, and approved again in their flow when goods arrive', async () => {
    const before = await openAmount();
    const orderNo = await core.approved('a');
    expect(await openAmount()).toBeCloseTo(before + 18.36);

    await s.when(StokRezervasyonuBasarisizOldu, failure(orderNo, { a: ['4', 5, '2'] }));
    const hold = await s.thenPublished(SiparisBeklemeyeAlindi, {
      orderNo,
      reason: 'STOCK',
      missing: [{ sku: 'a', quantity: '4' }],
    });
    await core.settlesAs('ON_HOLD(STOCK) 1', orderNo);
    expect(await openAmount()).toBeCloseTo(before);

    await s.when(MalKabulEdildi, arrival('a', '4', 6, '6'));
    await core.eventuallyIs('APPROVED 2', orderNo);
    const again = await s.thenPublished(SiparisOnaylandi, { orderNo, approvalNo: 2 });
    const [flow] = await s.query(
      'SELECT correlation_id AS "correlationId" FROM sales_order WHERE order_no = $1',
      [orderNo],
    );
    expect(again).toMatchObject({ ...flow, workOrderNo: hold.workOrderNo, causationId: null });
    expect(await openAmount()).toBeCloseTo(before + 18.36);
    await s.thenNothing();
  });

  it('are tried at once when goods arrived that the warehouse had not counted', async () => {
    await s.given(MalKabulEdildi, arrival('b', '6', 8));
    const orderNo = await core.approved('b');

    await s.when(StokRezervasyonuBasarisizOldu, failure(orderNo, { b: ['6', 7] }));

    await core.eventuallyIs('APPROVED 2', orderNo);
  });

  it('go on waiting when the goods that arrived were counted and taken, and when goods are lost', async () => {
    await s.given(MalKabulEdildi, arrival('c', '6', 8));
    const orderNo = await core.held({ c: ['4', 8, '2'] });
    await s.when(MalKabulEdildi, arrival('c', '-1', 9, '6'));
    await core.settlesAs('ON_HOLD(STOCK) 1', orderNo);
  });

  it('are not misled by what is told late', async () => {
    const orderNo = await core.held({ d: ['6', 9] });
    await s.when(MalKabulEdildi, arrival('d', '6', 8));
    await core.settlesAs('ON_HOLD(STOCK) 1', orderNo);

    await s.given(MalKabulEdildi, arrival('d', '6', 11));
    await core.eventuallyIs('APPROVED 2', orderNo);
    const other = await core.approved('d');
    await core.fails(other, { d: ['6', 10] });
    await core.fails(orderNo, { d: ['1', 11, '5'] });
    await core.settlesAs('ON_HOLD(STOCK) 2', orderNo);
    await core.settlesAs('ON_HOLD(STOCK) 1', other);
  });

  it.each([
    ['e', ['6', '2']],
    ['f', ['2', '6']],
  ])('believe the highest of the levels told in one version: %s', async (sku, levels) => {
    const orderNo = await core.held({ [sku]: ['6', 5] });
    for (const available of levels) await s.given(MalKabulEdildi, arrival(sku, '2', 6, available));
    await core.eventuallyIs('APPROVED 2', orderNo);
    // The truth of the same version ends it.
    await core.fails(orderNo, { [sku]: ['4', 6, '2'] });
    await core.settlesAs('ON_HOLD(STOCK) 2', orderNo);
  });

  it('are not tried before all they want can be there', async () => {
    const orderNo = await core.held({ h: ['6', 5], i: ['6', 5] });
    await s.given(MalKabulEdildi, arrival('h', '5', 6));
    await s.given(MalKabulEdildi, arrival('i', '6', 6));
    await core.settlesAs('ON_HOLD(STOCK) 1', orderNo);

    await s.when(MalKabulEdildi, arrival('h', '1', 7, '6'));

    await core.eventuallyIs('APPROVED 2', orderNo);
  });

  it('that may be delivered in part are tried when anything arrives, and again only when more does', async () => {
    const orderNo = await core.approved('j', 'k');
    await s.query('UPDATE sales_order SET partial = true WHERE order_no = $1', [orderNo]);
    await core.fails(orderNo, { j: ['6', 5], k: ['6', 5] });
    await core.settlesAs('ON_HOLD(STOCK) 1', orderNo);
    await s.given(MalKabulEdildi, arrival('k', '1', 6));
    await core.eventuallyIs('APPROVED 2', orderNo);
    await core.fails(orderNo, { j: ['6', 5], k: ['6', 6] });
    await core.settlesAs('ON_HOLD(STOCK) 2', orderNo);
  });

  it('are cancelled after the days they may wait, tries included', async () => {
    const orderNo = await core.held({ u: ['6', 5] });
    const days = (count: number) =>
      s.query(
        `UPDATE sales_order SET first_approved_at = first_approved_at - $2 * interval '1 day' WHERE order_no = $1`,
        [orderNo, count],
      );
    await days(13.9);
    await s.given(MalKabulEdildi, arrival('u', '6', 6));
    await core.eventuallyIs('APPROVED 2', orderNo);
    await days(0.2);
    await s.past();
    await s.when(StokRezervasyonuBasarisizOldu, failure(orderNo, { u: ['1', 7, '5'] }));

    await core.eventuallyIs('CANCELLED 2', orderNo);
    await s.thenPublished(SiparisBeklemeyeAlindi, { orderNo });
    await s.thenPublished(SiparisIptalEdildi, { orderNo, reason: 'OUT_OF_STOCK', previousState: 'ON_HOLD' });
  });

  it('of a closed account are not tried until it is opened again', async () => {
    const orderNo = await core.held({ w: ['6', 5] });
    await s.query(`UPDATE account SET state = 'CLOSED'`);
    await s.given(MalKabulEdildi, arrival('w', '6', 6));
    await core.settlesAs('ON_HOLD(STOCK) 1', orderNo);
    await s.query(`UPDATE account SET state = 'ACTIVE'`);
    await core.eventuallyIs('APPROVED 2', orderNo);
  });

  it('do not wait any more when the failure comes after they were cancelled', async () => {
    const orderNo = await core.approved('v');
    await s.http('POST', `/api/orders/${orderNo}/cancel`);
    await s.past();
    await s.when(StokRezervasyonuBasarisizOldu, failure(orderNo, { v: ['6', 5] }));
    await s.thenNothing();
    expect(await core.stateOf(orderNo)).toBe('CANCELLED 1');
  });
});
