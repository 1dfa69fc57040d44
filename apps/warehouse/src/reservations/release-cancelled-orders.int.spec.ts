import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  MalKabulEdildi,
  SiparisIptalEdildi,
  SiparisOnaylandi,
  StokDuzeyiDegisti,
  StokRezervasyonuSerbestBirakildi,
  StokRezervasyonuTamamlandi,
} from '@kervan/contracts';
import { approval, cancellation, invoice, linesOf } from './order.mother.js';
import { StockedWarehouse } from './stocked-warehouse.mother.js';

const flow = { correlationId: '0197f3c2-0000-7000-8000-000000536365', workOrderNo: 'IE-536365' };

describe('a cancelled order', () => {
  let w: StockedWarehouse;
  beforeAll(async () => {
    w = await StockedWarehouse.start();
  });
  beforeEach(() => w.empty());
  afterEach(() => w.assertInvariants());
  afterAll(() => w.s.close());

  it('gives back what was held for it, with the state of the stock after it', async () => {
    await w.open('MERKEZ', 'MUG', '4');
    await w.open('ANKARA', 'MUG', '10');
    await w.s.given(SiparisOnaylandi, approval('SIP-1', linesOf(['MUG', '6'])));
    const cancelled = await w.s.when(SiparisIptalEdildi, cancellation('SIP-1'), { flow });

    const released = await w.s.thenPublished(StokRezervasyonuSerbestBirakildi, {
      orderNo: 'SIP-1',
      accountNo: '17850',
      reservationNo: 'SIP-1/1',
      reason: 'CANCELLED',
      // Two depots, each opened, reserved and released.
      lines: [
        { lineNo: 1, depotNo: 'ANKARA', sku: 'MUG', quantity: '2', stockVersion: 6 },
        { lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity: '4', stockVersion: 6 },
      ],
    });
    expect(released).toMatchObject({ ...flow, causationId: cancelled });
    const level = { reserved: '0', version: 3, reason: 'RELEASED' } as const;
    await w.s.thenPublished(StokDuzeyiDegisti, { ...level, depotNo: 'MERKEZ' });
    await w.s.thenPublished(StokDuzeyiDegisti, { ...level, depotNo: 'ANKARA' });
    await w.s.thenNothing();
    expect(await w.s.http('GET', '/api/reservations/SIP-1')).toMatchObject({
      body: { state: 'CANCELLED', approvalNo: 1, reservationNo: 'SIP-1/1', expiresAt: null, lines: [] },
    });
  });

  it('cancelled or delivered again, gives back nothing more', async () => {
    await w.open('MERKEZ', 'MUG', '10');
    await w.s.given(SiparisOnaylandi, approval('SIP-2', linesOf(['MUG', '6'])));
    await w.s.given(SiparisOnaylandi, approval('SIP-other', linesOf(['MUG', '3'])));
    const cancelled = await w.s.given(SiparisIptalEdildi, cancellation('SIP-2'));
    await w.s.redeliver(cancelled);
    await w.s.when(SiparisIptalEdildi, cancellation('SIP-2'));

    await w.s.thenNothing();
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '10/3' });
  });

  it('is never reserved when its approval comes later', async () => {
    await w.open('MERKEZ', 'MUG', '10');
    await w.s.when(SiparisIptalEdildi, cancellation('SIP-3'));
    await w.s.when(SiparisOnaylandi, approval('SIP-3', linesOf(['MUG', '6'])));

    await w.s.thenNothing();
    expect(await w.stateOf('SIP-3')).toBe('CANCELLED');
    expect(await w.levels('MUG')).toEqual({ MERKEZ: '10/0' });
  });

  it('that lacked stock is not tried again', async () => {
    await w.s.given(SiparisOnaylandi, approval('SIP-4', linesOf(['MUG', '6'])));
    await w.s.when(SiparisIptalEdildi, cancellation('SIP-4'));
    await w.open('MERKEZ', 'MUG', '10');
    await w.s.when(SiparisOnaylandi, approval('SIP-4', linesOf(['MUG', '6']), { approvalNo: 2 }));

    await w.s.thenNothing();
    expect(await w.stateOf('SIP-4')).toBe('CANCELLED');
  });

  it('of services only tells that nothing is held any more', async () => {
    await w.s.given(SiparisOnaylandi, approval('SIP-5', linesOf(['POST', '1'])));
    await w.s.when(SiparisIptalEdildi, cancellation('SIP-5'));

    await w.s.thenPublished(StokRezervasyonuSerbestBirakildi, { orderNo: 'SIP-5', lines: [] });
    await w.s.thenNothing();
  });

  it('that was despatched comes back at what it cost when it left', async () => {
    await w.open('MERKEZ', 'MUG', '3', '3.333333');
    const order = approval('SIP-6', linesOf(['MUG', '1'], ['MUG', '1'], ['POST', '1']), {
      invoicing: 'AFTER_DESPATCH',
    });
    await w.s.given(SiparisOnaylandi, order);
    await w.s.when(SiparisIptalEdildi, cancellation('SIP-6'));

    await w.s.thenPublished(StokDuzeyiDegisti, { onHand: '3', reserved: '0', reason: 'RETURN' });
    await w.s.thenPublished(MalKabulEdildi, {
      receiptNo: 'MKB2010000000002',
      reason: 'RETURN',
      documentNo: 'IRS2010000000001',
      receiptDate: '2010-12-01',
      lines: [
        { depotNo: 'MERKEZ', sku: 'MUG', quantity: '1', cost: '3.33', stockVersion: 3 },
        { depotNo: 'MERKEZ', sku: 'MUG', quantity: '1', cost: '3.34', stockVersion: 3 },
      ],
      cost: '6.67',
    });
    await w.s.thenNothing();
    expect(await w.stateOf('SIP-6')).toBe('CANCELLED');
  });

  it('of services only that was despatched leaves no receipt', async () => {
    const order = approval('SIP-7', linesOf(['POST', '1']), { invoicing: 'AFTER_DESPATCH' });
    await w.s.given(SiparisOnaylandi, order);
    await w.s.when(SiparisIptalEdildi, cancellation('SIP-7'));

    await w.s.thenNothing();
    expect(await w.stateOf('SIP-7')).toBe('CANCELLED');
  });

  it('makes its goods available to the next one', async () => {
    await w.open('MERKEZ', 'MUG', '6');
    await w.s.given(SiparisOnaylandi, approval('SIP-8', linesOf(['MUG', '6'])));
    await w.s.given(SiparisIptalEdildi, cancellation('SIP-8'));
    await w.s.when(SiparisOnaylandi, approval('SIP-9', linesOf(['MUG', '6'])));
    await w.s.thenPublished(StokRezervasyonuTamamlandi, { orderNo: 'SIP-9' });
  });

  it('that was cancelled is not despatched by an invoice', async () => {
    await w.open('MERKEZ', 'MUG', '6');
    await w.s.given(SiparisIptalEdildi, cancellation('SIP-10'));
    await w.s.when(FaturaKesildi, invoice('SIP-10', linesOf(['MUG', '6'])));
    await w.s.thenNothing();
  });
});
