import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { businessDay, FaturaKesildi, StokRezervasyonuTamamlandi } from '@kervan/contracts';
import { TradingCore } from '../trading-core.mother.js';
import { reservation } from '../warehouse-answer.mother.js';
import { dueDate } from './due-date.js';

describe('an invoice takes the KDV rates of its own day', () => {
  let core: TradingCore;
  const year = businessDay().slice(0, 4);
  const before = `${String(Number(year) - 1)}-12-30`;
  const newYear = `${year}-01-01`;
  beforeAll(async () => {
    core = await TradingCore.start();
    const rates = [
      { validFrom: '2010-01-01', rate: '20' },
      { validFrom: newYear, rate: '10' },
    ];
    await core.s.http('PUT', '/api/kdv-classes/GENERAL/rates', { rates });
  });
  beforeEach(() => core.empty());
  afterAll(() => core.s.close());

  const at20 = { net: '100.00', kdv: '20.00', gross: '120.00', lines: [{ kdvRate: '20' }] };
  const at10 = { net: '100.00', kdv: '10.00', gross: '110.00', lines: [{ kdvRate: '10' }] };
  const cancelled = async (ordered: object = {}) => {
    const invoiceNo = await core.invoiced('SIP-1', { businessDate: before, ...ordered });
    await core.s.http('POST', `/api/invoices/${invoiceNo}/cancel`);
    return invoiceNo;
  };
  const anew = (issueDate?: string) =>
    core.s.http('POST', '/api/invoices', { orderNo: 'SIP-1', ...(issueDate && { issueDate }) });
  /** An order that was placed, and approved, without a day on 30 December. */
  const undated = async () => {
    const lines = [{ sku: 'MUG', quantity: '1', unitPrice: '100' }];
    const order = { orderNo: 'SIP-1', accountNo: '17850', currency: 'TRY', lines };
    await core.s.http('POST', '/api/orders', order);
    await core.s.query(
      `UPDATE sales_order SET business_date = '${before}Z', kdv = 20.00, gross = 120.00 WHERE order_no = 'SIP-1'`,
    );
    await core.s.query('UPDATE sales_order_line SET kdv_rate = 20');
    await core.s.http('POST', '/api/orders/SIP-1/approve');
    await core.s.past();
  };

  it('when it follows a cancelled one', async () => {
    expect(await core.read(`invoices/${await cancelled()}`)).toMatchObject(at20);
    expect(await anew(newYear)).toMatchObject({ status: 201, body: { ...at10, issueDate: newYear } });
    expect(await core.read('accounts/17850')).toMatchObject({ balance: '110.00' });
  });

  it('when it follows a cancelled one on the last day of the old rate', async () => {
    await cancelled();
    expect(await anew(before)).toMatchObject({ status: 201, body: at20 });
  });

  it('unless it is exempt', async () => {
    await cancelled({ invoiceType: 'ISTISNA', exemptionCode: '301' });
    const exempt = { kdv: '0.00', gross: '100.00', lines: [{ kdvRate: '0' }] };
    expect(await anew(newYear)).toMatchObject({ status: 201, body: exempt });
  });

  it('and is of no day before the cancelled one it follows', async () => {
    await cancelled();
    expect(await anew(before.replace('30', '29'))).toMatchObject({
      status: 422,
      body: { code: 'RULE_VIOLATION' },
    });
    expect(await anew()).toMatchObject({ status: 201, body: { issueDate: businessDay() } });
  });

  it('which is that of its issue where the order was given none', async () => {
    await undated();
    expect(await core.read('accounts/17850')).toMatchObject({ openOrderAmount: '120.00' });
    const reserved = [{ lineNo: 1, depotNo: 'MERKEZ', sku: 'MUG', quantity: '1' }];
    await core.s.when(StokRezervasyonuTamamlandi, reservation('SIP-1', { lines: reserved }));

    const today = businessDay();
    const { data } = await core.s.thenPublished(FaturaKesildi, { ...at10, issueDate: today });
    expect(data).toMatchObject({ invoiceNo: `KRV${year}000000001`, dueDate: dueDate(today) });
    expect(await core.read('accounts/17850')).toMatchObject({ balance: '110.00', openOrderAmount: '0.00' });
    expect(await core.read('orders/SIP-1')).toMatchObject({ businessDate: before, gross: '120.00' });
  });

  it('which is that of its order where it was given one', async () => {
    const invoiceNo = await core.invoiced('SIP-1', { businessDate: before });
    expect(await core.read(`invoices/${invoiceNo}`)).toMatchObject({ ...at20, issueDate: before });
  });
});
