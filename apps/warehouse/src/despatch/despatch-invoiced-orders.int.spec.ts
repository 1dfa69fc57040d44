import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, SevkiyatGerceklesti, SiparisOnaylandi, StokDuzeyiDegisti } from '@kervan/contracts';
import { eventually } from '@kervan/testing';
import { approval, invoice, linesOf } from '../reservations/order.mother.js';
import { StockedWarehouse } from '../reservations/stocked-warehouse.mother.js';

const flow = { correlationId: '0197f3c2-0000-7000-8000-000000536365', workOrderNo: 'IE-536365' };

describe('an invoiced order', () => {
  let w: StockedWarehouse;
  beforeAll(async () => {
    w = await StockedWarehouse.start({ DUE_WORK_POLL_MS: '20' });
  });
  beforeEach(() => w.empty());
  afterEach(() => w.assertInvariants());
  afterAll(() => w.s.close());

  it('is despatched with what is held for it, at the moving average, in its flow', async () => {
    await w.open('MERKEZ', 'MUG', '4', '2.00');
    await w.open('ANKARA', 'MUG', '10', '3.00');
    const lines = linesOf(['MUG', '6'], ['POST', '1']);
    await w.s.given(SiparisOnaylandi, approval('SIP-1', lines));
    const invoiced = await w.s.when(FaturaKesildi, invoice('SIP-1', lines), { flow });

    const left = { sku: 'MUG', reserved: '0', version: 3, reason: 'DESPATCHED' } as const;
    await w.s.thenPublished(StokDuzeyiDegisti, { ...left, depotNo: 'MERKEZ', onHand: '0' });
    await w.s.thenPublished(StokDuzeyiDegisti, { ...left, depotNo: 'ANKARA', onHand: '8' });
    const despatch = await w.s.thenPublished(SevkiyatGerceklesti, {
      orderNo: 'SIP-1',
      accountNo: '17850',
      despatchNoteNo: 'IRS2010000000001',
      despatchDate: '2010-12-02',
      currency: 'TRY',
      lines: [
        { lineNo: 1, depotNo: 'ANKARA', sku: 'MUG', quantity: '2', cost: '6.00' },
        { lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity: '4', cost: '8.00' },
      ],
      cost: '14.00',
    });
    expect(despatch).toMatchObject({ ...flow, causationId: invoiced });
    await w.s.thenNothing();
    expect(await w.s.query('SELECT order_no, account_no, cost FROM despatch_note')).toEqual([
      { order_no: 'SIP-1', account_no: '17850', cost: '14.00' },
    ]);
    expect(await w.s.http('GET', '/api/reservations/SIP-1')).toMatchObject({
      body: { state: 'DESPATCHED', expiresAt: null, lines: [{ quantity: '2' }, { quantity: '4' }] },
    });
  });

  it('empties a stock to the kurus', async () => {
    await w.open('MERKEZ', 'MUG', '3', '3.333333');
    const lines = linesOf(['MUG', '1'], ['MUG', '1'], ['MUG', '1']);
    await w.s.given(SiparisOnaylandi, approval('SIP-2', lines));
    await w.s.when(FaturaKesildi, invoice('SIP-2', lines));

    await w.s.thenPublished(StokDuzeyiDegisti);
    const costs = [{ cost: '3.33' }, { cost: '3.34' }, { cost: '3.33' }];
    await w.s.thenPublished(SevkiyatGerceklesti, { lines: costs, cost: '10.00' });
  });

  it('of services only is despatched with a note of nothing', async () => {
    await w.s.given(SiparisOnaylandi, approval('SIP-3', linesOf(['POST', '1'])));
    await w.s.when(FaturaKesildi, invoice('SIP-3', linesOf(['POST', '1'])));

    await w.s.thenPublished(SevkiyatGerceklesti, {
      orderNo: 'SIP-3',
      currency: 'TRY',
      lines: [],
      cost: '0.00',
    });
    await w.s.thenNothing();
  });

  it('delivered twice, or despatched before its invoice, leaves once', async () => {
    await w.open('MERKEZ', 'MUG', '10');
    const lines = linesOf(['MUG', '4']);
    await w.s.given(SiparisOnaylandi, approval('SIP-4', lines, { invoicing: 'AFTER_DESPATCH' }));
    const invoiced = await w.s.when(FaturaKesildi, invoice('SIP-4', lines));
    await w.s.redeliver(invoiced);

    await w.s.thenNothing();
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '6/0' });
  });

  it('whose approval comes later is despatched from stock, and the approval changes nothing', async () => {
    await w.open('MERKEZ', 'MUG', '10');
    const lines = linesOf(['MUG', '4']);
    await w.s.when(FaturaKesildi, invoice('SIP-5', lines));

    await w.s.thenPublished(StokDuzeyiDegisti, { onHand: '6', reserved: '0' });
    await w.s.thenPublished(SevkiyatGerceklesti, { orderNo: 'SIP-5', lines: [{ quantity: '4' }] });
    await w.s.when(SiparisOnaylandi, approval('SIP-5', lines, { invoicing: 'ON_APPROVAL' }));
    await w.s.thenNothing();
  });

  it('whose goods were held too long is despatched from stock', async () => {
    await w.open('MERKEZ', 'MUG', '4');
    const lines = linesOf(['MUG', '4']);
    await w.s.given(SiparisOnaylandi, approval('SIP-7', lines));
    await w.s.query("UPDATE reservation SET expires_at = now() - interval '1 second'");
    await eventually('the reservation to expire', async () => (await w.stateOf('SIP-7')) === 'EXPIRED');
    await w.s.past();
    await w.s.when(FaturaKesildi, invoice('SIP-7', lines));

    await w.s.thenPublished(StokDuzeyiDegisti, { onHand: '0', reserved: '0' });
    await w.s.thenPublished(SevkiyatGerceklesti, { orderNo: 'SIP-7', cost: '8.00' });
    expect(await w.stateOf('SIP-7')).toBe('DESPATCHED');
  });

  it('leaves with what is held where less was to be had', async () => {
    await w.open('MERKEZ', 'MUG', '4');
    const lines = linesOf(['MUG', '6']);
    await w.s.given(SiparisOnaylandi, approval('SIP-8', lines, { invoicing: 'ON_APPROVAL', partial: true }));
    await w.s.when(FaturaKesildi, invoice('SIP-8', lines));

    await w.s.thenPublished(StokDuzeyiDegisti, { onHand: '0', reserved: '0' });
    await w.s.thenPublished(SevkiyatGerceklesti, { lines: [{ lineNo: 1, quantity: '4' }], cost: '8.00' });
  });

  it('of a new year begins its series again at 1', async () => {
    for (const [orderNo, issueDate] of [
      ['SIP-9', '2010-12-31'],
      ['SIP-10', '2010-12-31'],
      ['SIP-11', '2011-01-01'],
    ] as const) {
      await w.s.when(FaturaKesildi, { ...invoice(orderNo, linesOf(['POST', '1'])), issueDate });
    }
    for (const despatchNoteNo of ['IRS2010000000001', 'IRS2010000000002', 'IRS2011000000001'])
      await w.s.thenPublished(SevkiyatGerceklesti, { despatchNoteNo });
  });
});
