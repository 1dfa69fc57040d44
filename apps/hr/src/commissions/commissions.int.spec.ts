import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  PersonelAyrildi,
  PersonelIseBasladi,
  PrimGeriAlindi,
  PrimHakedildi,
  SatisTemsilcisiAtandi,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { hr } from '../hr.js';
import { cancelled, goodsReturned, invoice, matched, paid } from '../invoices/trade.mother.js';

describe('commissions', () => {
  let s: Scenario;
  let cases = 0;
  /** Every case has an account and an employee of its own. */
  let [account, employee] = ['A-0', 'P-0'];
  const no = (prefix: string, of = 1) => `${prefix}-${account}-${of}`;
  const sold = (net: string, change = {}) => invoice(account, no('KRV'), net, change);
  const joins = (employeeNo = employee, commissionRate = '2.5') =>
    s.given(PersonelIseBasladi, { employeeNo, startDate: '2020-01-01', commissionRate });
  const isAssigned = (employeeNo = employee, validFrom = '2026-01-01', version = 1) =>
    s.given(SatisTemsilcisiAtandi, { accountNo: account, employeeNo, validFrom, version });
  const pays = (settled = true) => s.when(TahsilatAlindi, paid(account, no('THS'), no('KRV'), { settled }));

  beforeAll(async () => {
    s = await scenario(hr, { COMMISSION_TAX_RATE: '20' });
  });
  afterEach(async () => {
    await s.thenNothing();
    [account, employee] = [`A-${String(++cases)}`, `P-${String(cases)}`];
  });
  afterAll(() => s.close());

  it('are earned when the invoice is settled, in the flow of the payment', async () => {
    await joins();
    await isAssigned();
    await s.given(FaturaKesildi, sold('15.30'));
    await pays(false);
    await s.thenNothing();

    const payment = await s.when(TahsilatAlindi, paid(account, no('THS', 2), no('KRV')), {
      flow: { workOrderNo: 'IE-1' },
    });
    const earned = await s.thenPublished(PrimHakedildi, {
      accrualNo: `PRM-${no('KRV')}/1`,
      employeeNo: employee,
      invoiceNo: no('KRV'),
      paymentNo: no('THS', 2),
      date: '2026-03-15',
      currency: 'TRY',
      base: '15.30',
      rate: '2.5',
      amount: '0.38',
      tax: '0.08',
      net: '0.30',
    });
    expect(earned).toMatchObject({ key: employee, causationId: payment, workOrderNo: 'IE-1' });
  });

  it('are earned when a payment is matched later, or a return settles what was left', async () => {
    await joins();
    await isAssigned();
    await s.given(FaturaKesildi, sold('100.00'));
    await s.when(TahsilatEslestirildi, matched(account, no('THS'), no('KRV')));
    await s.thenPublished(PrimHakedildi, { date: '2026-03-16', paymentNo: no('THS'), amount: '2.50' });

    await s.given(FaturaKesildi, invoice(account, no('KRV', 2), '100.00'));
    await s.when(
      IadeFaturasiAlindi,
      goodsReturned(account, no('IAD'), no('KRV', 2), '20.00', { settled: true }),
    );
    await s.thenPublished(PrimHakedildi, {
      date: '2026-03-20',
      paymentNo: null,
      base: '80.00',
      amount: '2.00',
    });
  });

  it('are of everything paid, though the return of a part is heard of before the payment', async () => {
    await joins();
    await isAssigned();
    await s.given(FaturaKesildi, sold('100.00'));
    await s.when(
      IadeFaturasiAlindi,
      goodsReturned(account, no('IAD'), no('KRV'), '40.00', { settled: true }),
    );
    await s.thenPublished(PrimHakedildi, { date: '2026-03-20', paymentNo: null, amount: '1.50' });
    await pays();
    await s.thenPublished(PrimHakedildi, { date: '2026-03-15', paymentNo: no('THS'), amount: '1.00' });
    await s.thenPublished(PrimGeriAlindi, { returnInvoiceNo: no('IAD'), base: '40.00', amount: '1.00' });
  });

  it('are taken back by returns of the invoice, to the last kurus; not by a return that names none', async () => {
    await joins();
    await isAssigned();
    await s.given(FaturaKesildi, sold('100.00'));
    await pays();
    await s.thenPublished(PrimHakedildi, { amount: '2.50', tax: '0.50' });

    const returns = (of: number, net: string, invoiceNo: string | null = no('KRV')) =>
      s.when(IadeFaturasiAlindi, goodsReturned(account, no('IAD', of), invoiceNo, net, { settled: true }));
    await returns(1, '33.33');
    await s.thenPublished(PrimGeriAlindi, {
      accrualNo: `PRM-${no('KRV')}/2`,
      returnInvoiceNo: no('IAD', 1),
      date: '2026-03-20',
      base: '33.33',
      amount: '0.83',
    });
    await returns(2, '10.00', null);
    await s.thenNothing();
    await returns(3, '66.67');
    await s.thenPublished(PrimGeriAlindi, { returnInvoiceNo: no('IAD', 3), base: '66.67', amount: '1.67' });

    expect(await s.http('GET', `/api/employees/${employee}/commissions`)).toMatchObject({
      body: { sums: { accrued: '2.50', reversed: '2.50', amount: '0.00', tax: '0.00', net: '0.00' } },
    });
  });

  it('are earned when the last that was missing is heard of, whatever it is', async () => {
    await pays();
    await isAssigned();
    await s.when(FaturaKesildi, sold('15.30'));
    await s.thenNothing();
    const joined = await s.when(PersonelIseBasladi, {
      employeeNo: employee,
      startDate: '2020-01-01',
      commissionRate: '10',
    });
    expect(await s.thenPublished(PrimHakedildi, { amount: '1.53' })).toMatchObject({ causationId: joined });
  });

  it('are earned by whoever served the account on the day of the invoice', async () => {
    const other = `${employee}-other`;
    await joins();
    await joins(other, '5');
    await isAssigned(employee, '2026-01-01', 1);
    await isAssigned(other, '2026-03-01', 2);
    await isAssigned(other, '2026-03-03', 3);
    await isAssigned(employee, '2026-03-01', 4);
    await s.given(FaturaKesildi, sold('100.00'));
    await pays();
    await s.thenPublished(PrimHakedildi, { employeeNo: employee, amount: '2.50' });
  });

  it('go over to whoever is heard of late to have served it', async () => {
    const other = `${employee}-other`;
    await joins();
    await joins(other, '5');
    await isAssigned();
    await s.given(FaturaKesildi, sold('100.00'));
    await pays();
    await s.past();

    await s.when(SatisTemsilcisiAtandi, {
      accountNo: account,
      employeeNo: other,
      validFrom: '2026-02-01',
      version: 2,
    });
    const [invoiceNo, date] = [no('KRV'), '2026-03-15'];
    const back = { employeeNo: employee, invoiceNo, date, amount: '2.50', returnInvoiceNo: null };
    await s.thenPublished(PrimGeriAlindi, back);
    await s.thenPublished(PrimHakedildi, {
      employeeNo: other,
      invoiceNo,
      date,
      amount: '5.00',
      paymentNo: no('THS'),
    });
  });

  it('are not earned by whoever had left before the invoice, also where that is heard of late', async () => {
    await joins();
    await isAssigned();
    await s.given(PersonelAyrildi, { employeeNo: employee, endDate: '2026-03-02' });
    await s.given(FaturaKesildi, sold('100.00'));
    await s.given(FaturaKesildi, invoice(account, no('KRV', 2), '100.00', { issueDate: '2026-03-03' }));
    await pays();
    await s.thenPublished(PrimHakedildi, { invoiceNo: no('KRV') });
    await s.when(TahsilatAlindi, paid(account, no('THS', 2), no('KRV', 2)));
    await s.thenNothing();

    await s.when(PersonelAyrildi, { employeeNo: employee, endDate: '2026-03-01' });
    await s.thenPublished(PrimGeriAlindi, { invoiceNo: no('KRV'), amount: '2.50', returnInvoiceNo: null });
  });

  it('are not earned by a cancelled invoice, whatever is heard first', async () => {
    await joins();
    await isAssigned();
    const withdrawn = sold('100.00');
    await s.given(FaturaKesildi, withdrawn);
    await s.when(FaturaIptalEdildi, cancelled(withdrawn));
    await pays();
  });

  it('are in TRY at the rate of the invoice', async () => {
    await joins();
    await isAssigned();
    await s.given(FaturaKesildi, sold('100.00', { currency: 'EUR', fxRate: '51.2345' }));
    await s.when(TahsilatAlindi, paid(account, no('THS'), no('KRV'), { currency: 'EUR' }));
    await s.thenPublished(PrimHakedildi, {
      currency: 'TRY',
      base: '5123.45',
      amount: '128.09',
      tax: '25.62',
    });
    await s.when(
      IadeFaturasiAlindi,
      goodsReturned(account, no('IAD'), no('KRV'), '100.00', { currency: 'EUR' }),
    );
    await s.thenPublished(PrimGeriAlindi, {
      currency: 'TRY',
      base: '5123.45',
      amount: '128.09',
      tax: '25.62',
    });
  });

  it('cannot be told of an invoice in foreign currency without its rate', async () => {
    await s.when(FaturaKesildi, sold('100.00', { currency: 'EUR' }));
    await s.thenParked(no('KRV'), 'FX_RATE_NOT_FOUND');
  });

  it('are earned once by a payment that comes twice', async () => {
    await joins();
    await isAssigned();
    await s.given(FaturaKesildi, sold('100.00'));
    const payment = await pays();
    await s.redeliver(payment);
    await s.when(TahsilatEslestirildi, matched(account, no('THS'), no('KRV')));
    await s.thenPublished(PrimHakedildi, { amount: '2.50' });
  });
});
