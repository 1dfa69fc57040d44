import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  SevkiyatGerceklesti,
  SiparisOnaylandi,
  StokDuzeyiDegisti,
  StokRezervasyonuBasarisizOldu,
  StokRezervasyonuTamamlandi,
  UrunTanimlandi,
} from '@kervan/contracts';
import { eventually } from '@kervan/testing';
import { approval, linesOf } from './order.mother.js';
import { StockedWarehouse } from './stocked-warehouse.mother.js';

const flow = { correlationId: '0197f3c2-0000-7000-8000-000000536365', workOrderNo: 'IE-536365' };

describe('an approved order', () => {
  let w: StockedWarehouse;
  beforeAll(async () => {
    w = await StockedWarehouse.start();
  });
  beforeEach(() => w.empty());
  afterEach(() => w.assertInvariants());
  afterAll(() => w.s.close());

  it('is reserved from the depots by their priority, in its flow', async () => {
    await w.open('MERKEZ', 'MUG', '4');
    await w.open('ANKARA', 'MUG', '10');
    const approved = await w.s.when(
      SiparisOnaylandi,
      approval('SIP-1', linesOf(['MUG', '6'], ['MUG', '1'])),
      {
        flow,
      },
    );

    const lines = [
      { lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity: '4' },
      { lineNo: 1, depotNo: 'ANKARA', sku: 'MUG', quantity: '2' },
      { lineNo: 2, depotNo: 'ANKARA', sku: 'MUG', quantity: '1' },
    ];
    const reserved = await w.s.thenPublished(StokRezervasyonuTamamlandi, {
      orderNo: 'SIP-1',
      accountNo: '17850',
      reservationNo: 'SIP-1/1',
      lines,
      missing: [],
    });
    expect(reserved).toMatchObject({ ...flow, causationId: approved });
    const level = { sku: 'MUG', version: 2, reason: 'RESERVED' } as const;
    await w.s.thenPublished(StokDuzeyiDegisti, { ...level, depotNo: 'MERKEZ', onHand: '4', reserved: '4' });
    await w.s.thenPublished(StokDuzeyiDegisti, { ...level, depotNo: 'ANKARA', onHand: '10', reserved: '3' });
    await w.s.thenNothing();
    const { expiresAt } = reserved.data;
    const inThreeDays = Date.now() + 72 * 3_600_000;
    expect(Math.abs(Date.parse(expiresAt) - inThreeDays)).toBeLessThan(60_000);
    expect(await w.s.http('GET', '/api/reservations/SIP-1')).toMatchObject({
      status: 200,
      body: { orderNo: 'SIP-1', reservationNo: 'SIP-1/1', approvalNo: 1, state: 'ACTIVE', expiresAt },
    });
  });

  it('delivered twice, is reserved once', async () => {
    await w.open('MERKEZ', 'MUG', '10');
    const approved = await w.s.given(SiparisOnaylandi, approval('SIP-2', linesOf(['MUG', '6'])));
    await w.s.redeliver(approved);

    await w.s.thenNothing();
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '10/6' });
  });

  it('is reserved whole or not at all: what is missing is told with the state of the stock', async () => {
    await w.open('MERKEZ', 'MUG', '4');
    await w.open('ANKARA', 'MUG', '1');
    await w.open('MERKEZ', 'LAMP', '1');
    const lines = linesOf(['MUG', '3'], ['LAMP', '1'], ['MUG', '3'], ['CLOCK', '0.5']);
    await w.s.when(SiparisOnaylandi, approval('SIP-3', lines));

    await w.s.thenPublished(StokRezervasyonuBasarisizOldu, {
      orderNo: 'SIP-3',
      accountNo: '17850',
      missing: [
        { sku: 'MUG', quantity: '1', stockVersion: 2 },
        { sku: 'CLOCK', quantity: '0.5', stockVersion: 0 },
      ],
    });
    await w.s.thenNothing();
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '4/0', ANKARA: '1/0' });
    expect(await w.s.http('GET', '/api/reservations/SIP-3')).toMatchObject({
      body: { state: 'FAILED', reservationNo: null, expiresAt: null, lines: [] },
    });
  });

  it('that failed is tried anew with its next approval', async () => {
    await w.s.given(SiparisOnaylandi, approval('SIP-4', linesOf(['MUG', '6'])));
    await w.s.given(SiparisOnaylandi, approval('SIP-4', linesOf(['MUG', '6']), { approvalNo: 2 }));
    expect(await w.s.http('GET', '/api/reservations/SIP-4')).toMatchObject({
      body: { approvalNo: 2, state: 'FAILED' },
    });
    await w.open('MERKEZ', 'MUG', '6');
    await w.s.when(SiparisOnaylandi, approval('SIP-4', linesOf(['MUG', '6']), { approvalNo: 3 }));

    await w.s.thenPublished(StokRezervasyonuTamamlandi, { orderNo: 'SIP-4', reservationNo: 'SIP-4/1' });
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '6/6' });
  });

  it('that may be delivered in part gets what there is', async () => {
    await w.open('MERKEZ', 'MUG', '4');
    const lines = linesOf(['MUG', '6'], ['LAMP', '1']);
    await w.s.when(SiparisOnaylandi, approval('SIP-5', lines, { partial: true }));

    await w.s.thenPublished(StokRezervasyonuTamamlandi, {
      lines: [{ lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity: '4' }],
      missing: [
        { sku: 'MUG', quantity: '2' },
        { sku: 'LAMP', quantity: '1' },
      ],
    });
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '4/4' });
  });

  it('that may be delivered in part fails only when there is nothing at all', async () => {
    await w.s.when(
      SiparisOnaylandi,
      approval('SIP-6', linesOf(['MUG', '6'], ['POST', '1']), { partial: true }),
    );
    await w.s.thenPublished(StokRezervasyonuBasarisizOldu, { missing: [{ sku: 'MUG', quantity: '6' }] });
  });

  it('of services only is reserved with nothing', async () => {
    await w.s.when(SiparisOnaylandi, approval('SIP-7', linesOf(['POST', '1'])));

    await w.s.thenPublished(StokRezervasyonuTamamlandi, { orderNo: 'SIP-7', lines: [], missing: [] });
    await w.s.thenNothing();
    expect(await w.stateOf('SIP-7')).toBe('ACTIVE');
  });

  it('that is invoiced after its despatch leaves at once', async () => {
    await w.open('MERKEZ', 'MUG', '10', '2.55');
    const order = approval('SIP-8', linesOf(['MUG', '6']), { invoicing: 'AFTER_DESPATCH' });
    await w.s.when(SiparisOnaylandi, order);

    await w.s.thenPublished(StokRezervasyonuTamamlandi, { orderNo: 'SIP-8' });
    await w.s.thenPublished(StokDuzeyiDegisti, { onHand: '4', reserved: '0', reason: 'DESPATCHED' });
    await w.s.thenPublished(SevkiyatGerceklesti, {
      orderNo: 'SIP-8',
      despatchNoteNo: 'IRS2010000000001',
      despatchDate: '2010-12-01',
      cost: '15.30',
    });
    await w.s.thenNothing();
    expect(await w.stateOf('SIP-8')).toBe('DESPATCHED');
  });

  it('of a product that is not defined yet waits for its definition', async () => {
    await w.s.when(SiparisOnaylandi, approval('SIP-9', linesOf(['NOVELTY', '1'])));
    await w.s.thenParked('SIP-9', 'PRODUCT_NOT_FOUND');
    await w.s.thenNothing();

    await w.s.given(UrunTanimlandi, { sku: 'NOVELTY', unit: 'C62', kdvClass: 'GENERAL', stocked: true });
    await eventually('the parked order to be decided', async () => (await w.stateOf('SIP-9')) === 'FAILED');
    await w.s.thenPublished(StokRezervasyonuBasarisizOldu, { orderNo: 'SIP-9' });
  });

  it('of 675 lines is reserved like any other', async () => {
    await w.open('MERKEZ', 'MUG', '500');
    await w.open('ANKARA', 'MUG', '175');
    const lines = linesOf(...Array.from({ length: 675 }, () => ['MUG', '1'] as const));
    await w.s.when(SiparisOnaylandi, approval('SIP-10', lines));

    const { data } = await w.s.thenPublished(StokRezervasyonuTamamlandi, { orderNo: 'SIP-10' });
    expect(data.lines).toHaveLength(675);
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '500/500', ANKARA: '175/175' });
  });

  it('nobody told the warehouse of is not found', async () => {
    expect(await w.s.http('GET', '/api/reservations/SIP-0')).toMatchObject({
      status: 404,
      body: { code: 'RESERVATION_NOT_FOUND' },
    });
  });
});
