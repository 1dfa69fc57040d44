import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  SiparisIptalEdildi,
  SiparisOnaylandi,
  StokDuzeyiDegisti,
  StokRezervasyonuSerbestBirakildi,
  StokRezervasyonuTamamlandi,
} from '@kervan/contracts';
import { eventually } from '@kervan/testing';
import { approval, cancellation, linesOf } from './order.mother.js';
import { StockedWarehouse } from './stocked-warehouse.mother.js';

const flow = { correlationId: '0197f3c2-0000-7000-8000-000000536365', workOrderNo: 'IE-536365' };

describe('a reservation that is held too long', () => {
  let w: StockedWarehouse;
  beforeAll(async () => {
    w = await StockedWarehouse.start({ DUE_WORK_POLL_MS: '20' });
  });
  beforeEach(() => w.empty());
  afterEach(() => w.assertInvariants());
  afterAll(() => w.s.close());

  const expire = async (orderNo: string) => {
    await w.s.query("UPDATE reservation SET expires_at = now() - interval '1 second' WHERE order_no = $1", [
      orderNo,
    ]);
    await eventually(`${orderNo} to expire`, async () => (await w.stateOf(orderNo)) === 'EXPIRED');
  };

  it('is released in the flow of its order, all others stay', async () => {
    await w.open('MERKEZ', 'MUG', '10');
    await w.s.given(SiparisOnaylandi, approval('SIP-1', linesOf(['MUG', '6'])), { flow });
    await w.s.given(SiparisOnaylandi, approval('SIP-2', linesOf(['MUG', '3'])));
    await expire('SIP-1');

    const released = await w.s.thenPublished(StokRezervasyonuSerbestBirakildi, {
      orderNo: 'SIP-1',
      accountNo: '17850',
      reservationNo: 'SIP-1/1',
      reason: 'EXPIRED',
      lines: [{ lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity: '6', stockVersion: 4 }],
    });
    expect(released).toMatchObject({ ...flow, causationId: null });
    await w.s.thenPublished(StokDuzeyiDegisti, {
      onHand: '10',
      reserved: '3',
      version: 4,
      reason: 'RELEASED',
    });
    await w.s.thenNothing();
    expect(await w.stateOf('SIP-2')).toBe('ACTIVE');
  });

  it('is made anew by another approval, under the next number', async () => {
    await w.open('MERKEZ', 'MUG', '10');
    await w.s.given(SiparisOnaylandi, approval('SIP-3', linesOf(['MUG', '6'])));
    await expire('SIP-3');
    await w.s.past();
    await w.s.when(SiparisOnaylandi, approval('SIP-3', linesOf(['MUG', '5']), { approvalNo: 2 }));

    await w.s.thenPublished(StokRezervasyonuTamamlandi, {
      reservationNo: 'SIP-3/2',
      lines: [{ quantity: '5' }],
    });
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '10/5' });
  });

  it('is released though another one cannot be, which is tried again and again', async () => {
    await w.open('MERKEZ', 'MUG', '10');
    await w.s.given(SiparisOnaylandi, approval('SIP-5', linesOf(['MUG', '6'])));
    await w.s.given(SiparisOnaylandi, approval('SIP-6', linesOf(['MUG', '3'])));
    const heldIn = (depotNo: string) =>
      w.s.query("UPDATE reservation_line SET depot_no = $1 WHERE order_no = 'SIP-5'", [depotNo]);
    await heldIn('NOWHERE');
    await w.s.query(
      "UPDATE reservation SET expires_at = now() - interval '1 second' WHERE order_no = 'SIP-5'",
    );
    await expire('SIP-6');
    expect(await w.stateOf('SIP-5')).toBe('ACTIVE');

    await heldIn('MERKEZ');
    await eventually('SIP-5 to expire', async () => (await w.stateOf('SIP-5')) === 'EXPIRED');
  });

  it('is not released once more when its order is cancelled', async () => {
    await w.open('MERKEZ', 'MUG', '10');
    await w.s.given(SiparisOnaylandi, approval('SIP-4', linesOf(['MUG', '6'])));
    await expire('SIP-4');
    await w.s.past();
    await w.s.when(SiparisIptalEdildi, cancellation('SIP-4'));

    await w.s.thenNothing();
    expect(await w.stateOf('SIP-4')).toBe('CANCELLED');
  });
});
