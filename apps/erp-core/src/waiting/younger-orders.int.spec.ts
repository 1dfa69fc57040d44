import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  MalKabulEdildi,
  SiparisBeklemeyeAlindi,
  SiparisOnaylandi,
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuSerbestBirakildi,
  StokRezervasyonuTamamlandi,
} from '@kervan/contracts';
import type { Scenario } from '@kervan/testing';
import { reservation } from '../warehouse-answer.mother.js';
import { coreWithOrders, type CoreWithOrders } from './core-with-orders.mother.js';
import { arrival, failure, release } from './stock-events.mother.js';

describe('orders that wait for the same goods', () => {
  let core: CoreWithOrders;
  let s: Scenario;
  beforeAll(async () => {
    core = await coreWithOrders('g l m n o p q r s t');
    ({ s } = core);
  });
  afterAll(() => s.close());

  it('are served in the order of their first approval, as long as the goods last', async () => {
    const [first, second, third, fourth] = [
      await core.approved('g'),
      await core.approved('g'),
      await core.approved('g'),
      await core.approved('g'),
    ];
    // They are held in another order than they were approved in.
    for (const orderNo of [fourth, second, first, third]) await core.fails(orderNo, { g: ['6', 5] });
    await s.past();

    await s.when(MalKabulEdildi, arrival('g', '13', 6));

    await core.eventuallyIs('APPROVED 2', first, second);
    await core.settlesAs('ON_HOLD(STOCK) 1', third, fourth);
    for (const orderNo of [first, second]) await s.thenPublished(SiparisOnaylandi, { orderNo });
    await s.thenNothing();
  });

  it('get what an older one could not take, because it lacks something else by now', async () => {
    const older = await core.held({ l: ['6', 5], m: ['6', 5] });
    const younger = await core.held({ l: ['6', 5] });
    await s.given(MalKabulEdildi, arrival('m', '6', 6));
    await s.given(MalKabulEdildi, arrival('l', '6', 6));
    await core.eventuallyIs('APPROVED 2', older);
    await core.settlesAs('ON_HOLD(STOCK) 1', younger);

    await s.when(StokRezervasyonuBasarisizOldu, failure(older, { m: ['2', 7, '4'] }));

    await core.eventuallyIs('APPROVED 2', younger);
    await core.settlesAs('ON_HOLD(STOCK) 2', older);
  });

  it('get what is too little for an older one, though it lacked less when it was refused', async () => {
    const older = await core.approvedOf({ n: '12' });
    await core.fails(older, { n: ['2', 5, '10'] });
    // Others took the ten.
    const younger = await core.approvedOf({ n: '2' });
    await core.fails(younger, { n: ['2', 6] });

    await s.when(MalKabulEdildi, arrival('n', '2', 7));

    await core.eventuallyIs('APPROVED 2', younger);
    await core.settlesAs('ON_HOLD(STOCK) 1', older);
  });

  it('get what is too little for an older one that is tried in vain', async () => {
    const older = await core.approvedOf({ o: '12' });
    await core.fails(older, { o: ['2', 5, '10'] });
    const younger = await core.approvedOf({ o: '2' });
    await core.fails(younger, { o: ['2', 5] });
    await s.given(MalKabulEdildi, arrival('o', '2', 6, '12'));
    await core.eventuallyIs('APPROVED 2', older);
    await core.settlesAs('ON_HOLD(STOCK) 1', younger);

    // Others took the ten before the older one came.
    await s.when(StokRezervasyonuBasarisizOldu, failure(older, { o: ['10', 7, '2'] }));

    await core.eventuallyIs('APPROVED 2', younger);
    await core.settlesAs('ON_HOLD(STOCK) 2', older);
  });

  it('get what an older one could not take for lack of credit', async () => {
    const older = await core.held({ p: ['6', 5] });
    const younger = await core.held({ p: ['6', 5] });
    await s.query('UPDATE sales_order SET gross = 2000000, net = 2000000 - kdv WHERE order_no = $1', [older]);
    await s.past();

    await s.when(MalKabulEdildi, arrival('p', '6', 6));

    await core.eventuallyIs('APPROVED 2', younger);
    expect(await core.stateOf(older)).toBe('ON_HOLD(CREDIT) 1');
    await s.thenPublished(SiparisBeklemeyeAlindi, { orderNo: older, reason: 'CREDIT' });
    await s.thenPublished(SiparisOnaylandi, { orderNo: younger });
    await s.given(MalKabulEdildi, arrival('p', '6', 7, '12'));
    await core.settlesAs('ON_HOLD(CREDIT) 1', older);
    const shortages = await s.query('SELECT shortage FROM sales_order WHERE order_no = $1', [older]);
    expect(shortages).toEqual([{ shortage: null }]);
  });

  it('get what was meant for an older one that is cancelled before the warehouse saw it again', async () => {
    const older = await core.held({ q: ['6', 5] });
    const younger = await core.held({ q: ['6', 5] });
    await s.given(MalKabulEdildi, arrival('q', '6', 6));
    await core.eventuallyIs('APPROVED 2', older);
    await core.settlesAs('ON_HOLD(STOCK) 1', younger);

    await s.http('POST', `/api/orders/${older}/cancel`);

    await core.eventuallyIs('APPROVED 2', younger);
    expect(await core.stateOf(older)).toBe('CANCELLED 2');
  });

  it('get what an older one that was cancelled before would have taken', async () => {
    const older = await core.held({ r: ['6', 5] });
    const younger = await core.held({ r: ['6', 5] });
    await s.http('POST', `/api/orders/${older}/cancel`);
    await s.when(MalKabulEdildi, arrival('r', '6', 6));
    await core.eventuallyIs('APPROVED 2', younger);
    expect(await core.stateOf(older)).toBe('CANCELLED 1');
  });

  it('leave alone what one approved by hand is to get', async () => {
    const [older, younger] = [await core.held({ s: ['6', 5] }), await core.held({ s: ['6', 5] })];
    await s.http('POST', `/api/orders/${younger}/approve`);
    await s.when(MalKabulEdildi, arrival('s', '6', 6));
    await core.settlesAs('ON_HOLD(STOCK) 1', older);
    await s.given(StokRezervasyonuTamamlandi, reservation(younger));
    // Nobody told that the goods are gone: one try finds it out.
    await core.eventuallyIs('APPROVED 2', older);
    await core.fails(older, { s: ['6', 7] });
    await core.settlesAs('ON_HOLD(STOCK) 2', older);
  });

  it('get what was held for others, also for too long; the invoiced order keeps its claim', async () => {
    const invoiced = await core.approved('t');
    await s.given(StokRezervasyonuTamamlandi, reservation(invoiced));
    const [first, second] = [await core.held({ t: ['6', 5] }), await core.held({ t: ['6', 5] })];
    await s.past();

    await s.when(StokRezervasyonuSerbestBirakildi, release('SIP-other', 't', 6, '6'));
    await core.eventuallyIs('APPROVED 2', first);
    await core.settlesAs('ON_HOLD(STOCK) 1', second);
    await s.when(StokRezervasyonuSerbestBirakildi, release(invoiced, 't', 7, '12', 'EXPIRED'));
    await core.eventuallyIs('APPROVED 2', second);

    expect(await core.stateOf(invoiced)).toBe('INVOICED 1');
    await s.thenPublished(SiparisOnaylandi, { orderNo: first });
    await s.thenPublished(SiparisOnaylandi, { orderNo: second });
    await s.thenNothing();
  });
});
