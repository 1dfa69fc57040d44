import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, SiparisIptalEdildi, SiparisOnaylandi, TahsilatAlindi } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { approval } from '../orders/approval.mother.js';
import { payment } from '../payments/paid.mother.js';
import { reporting } from '../reporting.js';
import { invoice } from '../sales/sold.mother.js';

describe('service levels', () => {
  let s: Scenario;
  beforeEach(async () => {
    s = await scenario(reporting);
  });
  afterEach(() => s.close());

  const levels = async (query = '') => (await s.http('GET', `/api/reports/service-levels${query}`)).body;
  const approved = (orderNo: string, at: string, approvalNo = 1) =>
    s.query('INSERT INTO order_approval VALUES ($1, $2, $3)', [orderNo, approvalNo, at]);
  const invoiced = (invoiceNo: string, orderNo: string, at: string) =>
    s.query(
      `INSERT INTO sales_document VALUES ($1, 'INVOICE', 'C1', $2, NULL, '2026-03-01', '2026-03-31', 'TRY', 1, 1, false, $3)`,
      [invoiceNo, orderNo, at],
    );
  const paid = (invoiceNo: string, at: string, settles = true) =>
    s.query(
      `INSERT INTO payment_match VALUES ($3::text, 0, 'THS', 'C1', $1, '2026-03-20', 'TRY', 1, 1, $2, $3::text::timestamptz)`,
      [invoiceNo, settles, at],
    );

  it('median and 90 % are observations: of ten hours 1 to 10 these are 5 and 9', async () => {
    for (let hour = 1; hour <= 10; hour++) {
      const time = String(hour + 4).padStart(2, '0');
      await approved(`S${hour}`, '2026-03-02T04:00:00Z');
      await invoiced(`F${hour}`, `S${hour}`, `2026-03-02T${time}:00:00Z`);
    }
    await approved('S11', '2026-03-02T04:00:00Z');
    expect(await levels()).toEqual({
      items: [
        {
          month: '2026-03',
          stage: 'INVOICE_TO_CASH',
          started: 10,
          completed: 0,
          medianHours: null,
          p90Hours: null,
        },
        {
          month: '2026-03',
          stage: 'ORDER_TO_INVOICE',
          started: 11,
          completed: 10,
          medianHours: '5.000',
          p90Hours: '9.000',
        },
      ],
      next: null,
    });
  });

  it('counts from the first approval to the first invoice that was not cancelled, to the first settlement', async () => {
    await approved('S1', '2026-03-02T05:30:00Z', 2);
    await approved('S1', '2026-03-02T04:00:00Z', 1);
    await invoiced('F1', 'S1', '2026-03-02T05:00:00Z');
    await s.query(`INSERT INTO invoice_cancellation VALUES ('F1', 'C1', '2026-03-02', 'TRY', 1)`);
    await invoiced('F2', 'S1', '2026-03-02T06:20:00Z');
    await paid('F2', '2026-03-02T07:00:00Z', false);
    await paid('F2', '2026-03-03T06:20:00Z');
    await paid('F2', '2026-03-09T06:20:00Z');
    // 04:00 to 06:20 are 2.333 hours, 06:20 to 06:20 of the next day 24.
    expect(await levels()).toMatchObject({
      items: [
        { stage: 'INVOICE_TO_CASH', started: 1, completed: 1, medianHours: '24.000', p90Hours: '24.000' },
        { stage: 'ORDER_TO_INVOICE', started: 1, completed: 1, medianHours: '2.333' },
      ],
    });
  });

  it('months and days are those of Istanbul', async () => {
    await approved('S1', '2026-03-31T21:30:00Z');
    expect(await levels()).toMatchObject({ items: [{ month: '2026-04' }] });
    expect(await levels('?from=2026-04-01&to=2026-04-01')).toMatchObject({ items: [{ started: 1 }] });
    expect(await levels('?to=2026-03-31')).toEqual({ items: [], next: null });
  });

  it('given events, an order that is invoiced and paid completes both stages, a cancelled one counts no more', async () => {
    const of = { orderNo: 'SIP-1' };
    await s.when(SiparisOnaylandi, approval('SIP-1', '2026-03-02T04:00:00Z'));
    await s.when(SiparisOnaylandi, approval('SIP-2', '2026-03-02T04:00:00Z'));
    await s.when(FaturaKesildi, invoice('KRV2026000000001', of));
    await s.when(
      TahsilatAlindi,
      payment('THS2026000000001', '12.00', {
        matches: [{ invoiceNo: 'KRV2026000000001', amount: '12.00', settled: true }],
      }),
    );
    await s.when(SiparisIptalEdildi, {
      orderNo: 'SIP-2',
      accountNo: 'C1',
      reason: 'REQUESTED',
      previousState: 'APPROVED',
    });
    expect(await levels()).toMatchObject({
      items: [
        { month: '2026-03', stage: 'ORDER_TO_INVOICE', started: 1, completed: 1 },
        { stage: 'INVOICE_TO_CASH', started: 1, completed: 1 },
      ],
    });
  });
});
