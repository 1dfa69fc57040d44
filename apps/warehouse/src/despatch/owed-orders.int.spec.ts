import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  MalKabulEdildi,
  SevkiyatGerceklesti,
  SiparisOnaylandi,
  StokDuzeyiDegisti,
} from '@kervan/contracts';
import { eventually } from '@kervan/testing';
import { approval, invoice, linesOf } from '../reservations/order.mother.js';
import { StockedWarehouse } from '../reservations/stocked-warehouse.mother.js';

const flow = { correlationId: '0197f3c2-0000-7000-8000-000000536365', workOrderNo: 'IE-536365' };

describe('an invoiced order whose goods are not there', () => {
  let w: StockedWarehouse;
  beforeAll(async () => {
    w = await StockedWarehouse.start({ DUE_WORK_POLL_MS: '20' });
  });
  beforeEach(() => w.empty());
  afterEach(async () => {
    await w.assertInvariants();
    expect(await w.s.query('SELECT * FROM parked_event')).toEqual([]);
  });
  afterAll(() => w.s.close());

  const despatched = (...orderNos: string[]) =>
    eventually(`${orderNos.join(', ')} to be despatched`, async () => {
      const states = await Promise.all(orderNos.map((orderNo) => w.stateOf(orderNo)));
      return states.every((state) => state === 'DESPATCHED');
    });
  it('is owed them and despatched as soon as all are there, in its flow', async () => {
    await w.open('MERKEZ', 'MUG', '3', '2.00');
    const lines = linesOf(['MUG', '2'], ['LAMP', '1'], ['MUG', '2'], ['POST', '1']);
    await w.s.given(SiparisOnaylandi, approval('SIP-1', lines, { invoicing: 'ON_APPROVAL' }));
    await w.s.when(FaturaKesildi, invoice('SIP-1', lines), { flow });
    await w.s.thenNothing();
    expect(await w.s.http('GET', '/api/reservations/SIP-1')).toMatchObject({
      body: { state: 'OWED', approvalNo: 1, reservationNo: null, expiresAt: null, lines: [] },
    });

    await w.open('MERKEZ', 'LAMP', '1', '5.00');
    await w.s.http('POST', '/api/stock/opening', {
      depotNo: 'ANKARA',
      date: '2010-12-01',
      items: [{ sku: 'MUG', quantity: '1', unitCost: '3.00' }],
    });
    await despatched('SIP-1');

    await w.s.thenPublished(StokDuzeyiDegisti, { depotNo: 'ANKARA', onHand: '1', reason: 'OPENING' });
    await w.s.thenPublished(MalKabulEdildi);
    for (const [depotNo, sku] of [
      ['MERKEZ', 'LAMP'],
      ['MERKEZ', 'MUG'],
      ['ANKARA', 'MUG'],
    ] as const)
      await w.s.thenPublished(StokDuzeyiDegisti, { depotNo, sku, onHand: '0', reserved: '0' });
    const despatch = await w.s.thenPublished(SevkiyatGerceklesti, {
      orderNo: 'SIP-1',
      accountNo: '17850',
      despatchDate: '2010-12-02',
      cost: '14.00',
    });
    expect(despatch).toMatchObject({ ...flow, causationId: null });
    expect(despatch.data.lines).toHaveLength(4);
    await w.s.thenNothing();
  });

  it('is owed what expired before, and what its approval comes too late for', async () => {
    await w.open('MERKEZ', 'MUG', '4');
    const lines = linesOf(['MUG', '4']);
    await w.s.given(SiparisOnaylandi, approval('SIP-2', lines));
    await w.s.query("UPDATE reservation SET expires_at = now() - interval '1 second'");
    await eventually('the reservation to expire', async () => (await w.stateOf('SIP-2')) === 'EXPIRED');
    await w.s.given(SiparisOnaylandi, approval('SIP-3', lines));
    await w.s.when(FaturaKesildi, invoice('SIP-2', lines));
    await w.s.when(FaturaKesildi, invoice('SIP-4', lines));
    await w.s.when(SiparisOnaylandi, approval('SIP-4', lines, { invoicing: 'ON_APPROVAL' }));

    await w.s.thenNothing();
    expect(await Promise.all(['SIP-2', 'SIP-4'].map((no) => w.stateOf(no)))).toEqual(['OWED', 'OWED']);
  });

  it('is served by age, whoever waits longest first, as far as the goods go', async () => {
    for (const orderNo of ['SIP-9', 'SIP-8', 'SIP-7'])
      await w.s.given(FaturaKesildi, invoice(orderNo, linesOf(['MUG', '2'])));

    await w.open('MERKEZ', 'MUG', '5');
    await despatched('SIP-9', 'SIP-8');
    expect(await w.stateOf('SIP-7')).toBe('OWED');
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '1/0' });
  });

  it('keeps no younger one waiting that wants less', async () => {
    await w.s.given(FaturaKesildi, invoice('SIP-10', linesOf(['MUG', '5'], ['MUG', '1'])));
    await w.s.given(FaturaKesildi, invoice('SIP-11', linesOf(['MUG', '5'])));
    await w.open('MERKEZ', 'MUG', '5');
    await despatched('SIP-11');
    expect(await w.stateOf('SIP-10')).toBe('OWED');
  });

  it('never gets what is held for another', async () => {
    await w.open('MERKEZ', 'MUG', '5');
    await w.s.given(SiparisOnaylandi, approval('SIP-12', linesOf(['MUG', '1'])));
    await w.s.given(FaturaKesildi, invoice('SIP-13', linesOf(['MUG', '5'])));
    await w.s.given(FaturaKesildi, invoice('SIP-14', linesOf(['LAMP', '1'])));
    await w.open('MERKEZ', 'LAMP', '1');
    await despatched('SIP-14');
    expect(await w.stateOf('SIP-13')).toBe('OWED');
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '5/1' });
  });
});
