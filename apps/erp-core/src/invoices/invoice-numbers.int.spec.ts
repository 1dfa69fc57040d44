import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, SiparisOnaylandi } from '@kervan/contracts';
import { approveOrder } from '../orders/approve-order.js';
import { otherInstance, type OtherInstance } from '../other-instance.mother.js';
import { TradingCore } from '../trading-core.mother.js';
import { invoiceAnew } from './invoice-anew.js';

const accountNos = ['17850', 'A1', 'A2', 'A3', 'A4', 'A5'];

describe('the numbers of invoices', () => {
  let core: TradingCore;
  let other: OtherInstance;
  beforeAll(async () => {
    core = await TradingCore.start({ INVOICING: 'ON_APPROVAL' });
    other = await otherInstance(core.s);
  });
  beforeEach(async () => {
    await core.empty();
    for (const accountNo of accountNos.slice(1)) await core.opened(accountNo);
  });
  afterAll(async () => {
    await other.database.close();
    await core.s.close();
  });

  const issued = async () => {
    const rows = await core.s.query<{ no: string }>(
      'SELECT invoice_no AS no FROM invoice ORDER BY invoice_no',
    );
    return rows.map(({ no }) => no);
  };
  const numbers = (series: string, count: number) =>
    Array.from({ length: count }, (_, index) => series + String(index + 1).padStart(9, '0'));

  it('begin again with the year of the business day', async () => {
    const days = ['2026-12-31', '2027-01-01', '2026-12-31', '2027-01-01'];
    for (const [index, businessDate] of days.entries()) await core.approved(`SIP-${index}`, { businessDate });

    const published = [];
    for (const issueDate of days) {
      await core.s.thenPublished(SiparisOnaylandi);
      const { data } = await core.s.thenPublished(FaturaKesildi, { issueDate });
      published.push(data.invoiceNo);
    }
    expect(published).toEqual([
      'KRV2026000000001',
      'KRV2027000000001',
      'KRV2026000000002',
      'KRV2027000000002',
    ]);
  });

  it('have no gap where an invoice was numbered and then not issued', async () => {
    await core.approved('SIP-1');
    await core.s.http('POST', `/api/invoices/KRV2026000000001/cancel`);
    const order = { orderNo: 'SIP-1', accountNo: '17850' };
    let numbered: unknown[] = [];
    const failing = other.work.runAndRead(
      (tx) => invoiceAnew(tx, order, '2026-03-03'),
      async (db) => {
        numbered = await db.query('SELECT number FROM invoice WHERE cancelled_at IS NULL');
        throw new Error('the connection of the caller is gone');
      },
    );
    await expect(failing).rejects.toThrow('is gone');
    expect(numbered).toEqual([{ number: 2 }]);

    await core.approved('SIP-2');
    await core.s.http('POST', '/api/invoices', { orderNo: 'SIP-1', issueDate: '2026-03-03' });
    expect(await issued()).toEqual(numbers('KRV2026', 3));
  });

  it('are 1 to n in each series, issued by two instances at once', async () => {
    const orders = Array.from({ length: 60 }, (_, index) => ({
      orderNo: `SIP-${index}`,
      accountNo: accountNos[index % accountNos.length] ?? '',
      businessDate: index % 2 === 0 ? '2026-12-31' : '2027-01-01',
    }));
    await Promise.all(orders.map(({ orderNo, ...ordered }) => core.place(orderNo, ordered)));
    await Promise.all(
      orders.map(({ orderNo, accountNo }, index) =>
        index % 3 === 0
          ? other.work.run((tx) => approveOrder(tx, { orderNo, accountNo }))
          : core.s.http('POST', `/api/orders/${orderNo}/approve`),
      ),
    );
    expect(await issued()).toEqual([...numbers('KRV2026', 30), ...numbers('KRV2027', 30)]);
    expect(await core.s.query('SELECT series, last FROM number_series ORDER BY series')).toMatchObject([
      { series: 'KRV2026', last: 30 },
      { series: 'KRV2027', last: 30 },
    ]);
  });
});
