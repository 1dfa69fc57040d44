import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MalKabulEdildi, SevkiyatGerceklesti, YevmiyeFisiIslendi, type DataOf } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { accounting } from '../accounting.js';

const goods = (quantity: string, cost: string) => ({ depotNo: 'MERKEZ', sku: '85123A', quantity, cost });
const despatch = (despatchNoteNo: string, cost: string): DataOf<typeof SevkiyatGerceklesti> => ({
  orderNo: `SIP-${despatchNoteNo}`,
  accountNo: '17850',
  despatchNoteNo,
  despatchDate: '2010-12-01',
  currency: 'TRY',
  lines: [{ ...goods('6', cost), lineNo: 1 }],
  cost,
});
const receipt = (
  receiptNo: string,
  reason: DataOf<typeof MalKabulEdildi>['reason'],
  cost: string,
  lines = [goods('6', cost)],
): DataOf<typeof MalKabulEdildi> => ({
  receiptNo,
  reason,
  documentNo: '536365',
  receiptDate: '2010-12-02',
  currency: 'TRY',
  lines: lines.map((line) => ({ ...line, stockVersion: 1, available: '0' })),
  cost,
});

describe('the journals of stock', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(accounting);
  });
  afterAll(() => s.close());

  const linesOf = (voucherNo: string) =>
    s.query('SELECT gl_account, debit, credit FROM voucher_line WHERE voucher_no = $1 ORDER BY line_no', [
      voucherNo,
    ]);

  it('post 621 / 153 for a despatch, in the flow of its order', async () => {
    const despatched = await s.when(SevkiyatGerceklesti, despatch('IRS2010000000001', '9.18'), {
      flow: { workOrderNo: 'IE-536365' },
    });

    const posted = await s.thenPublished(YevmiyeFisiIslendi, {
      voucherNo: 'YF-IRS2010000000001',
      date: '2010-12-01',
      sourceEventId: despatched,
      debit: '9.18',
      credit: '9.18',
    });
    expect(posted).toMatchObject({ causationId: despatched, workOrderNo: 'IE-536365' });
    await s.thenNothing();
    expect(await linesOf('YF-IRS2010000000001')).toEqual([
      { gl_account: '621', debit: '9.18', credit: '0.00' },
      { gl_account: '153', debit: '0.00', credit: '9.18' },
    ]);
  });

  it('post one voucher for a despatch that comes twice', async () => {
    const despatched = await s.when(SevkiyatGerceklesti, despatch('IRS2010000000002', '1.00'));
    await s.redeliver(despatched);

    await s.thenPublished(YevmiyeFisiIslendi, { voucherNo: 'YF-IRS2010000000002' });
    await s.thenNothing();
    expect(await linesOf('YF-IRS2010000000002')).toHaveLength(2);
  });

  it('post nothing for a despatch of services only, nor for goods that cost nothing', async () => {
    await s.when(SevkiyatGerceklesti, { ...despatch('IRS2010000000003', '0.00'), lines: [] });
    await s.when(MalKabulEdildi, receipt('MKB2010000000001', 'RETURN', '0.00'));

    await s.thenNothing();
    expect(await s.query("SELECT FROM voucher WHERE voucher_no ~ '(IRS2010000000003|MKB)'")).toEqual([]);
  });

  it.each([
    ['MKB2010000000002', 'OPENING', '500', '100.00'],
    ['MKB2010000000003', 'RETURN', '621', '3.06'],
    ['MKB2010000000004', 'COUNT', '397', '1.53'],
  ] as const)('post 153 for the goods of %s (%s) out of %s', async (receiptNo, reason, account, cost) => {
    const received = await s.when(MalKabulEdildi, receipt(receiptNo, reason, cost));

    await s.thenPublished(YevmiyeFisiIslendi, {
      voucherNo: `YF-${receiptNo}`,
      date: '2010-12-02',
      sourceEventId: received,
      debit: cost,
    });
    expect(await linesOf(`YF-${receiptNo}`)).toEqual([
      { gl_account: '153', debit: cost, credit: '0.00' },
      { gl_account: account, debit: '0.00', credit: cost },
    ]);
  });

  it('post both sides of a count whose loss and surplus make up for each other', async () => {
    const lines = [goods('-2', '-3.06'), goods('2', '3.06')];
    await s.when(MalKabulEdildi, receipt('MKB2010000000005', 'COUNT', '0.00', lines));

    await s.thenPublished(YevmiyeFisiIslendi, { voucherNo: 'YF-MKB2010000000005', debit: '6.12' });
    expect(await linesOf('YF-MKB2010000000005')).toEqual([
      { gl_account: '197', debit: '3.06', credit: '0.00' },
      { gl_account: '153', debit: '0.00', credit: '3.06' },
      { gl_account: '153', debit: '3.06', credit: '0.00' },
      { gl_account: '397', debit: '0.00', credit: '3.06' },
    ]);
  });

  it('answer a trial balance in which 153 is the value of the stock', async () => {
    expect(await s.http('GET', '/api/trial-balance')).toMatchObject({
      status: 200,
      body: {
        accounts: [
          { glAccount: '153', debit: '107.65', credit: '13.24', balance: '94.41' },
          { glAccount: '197', debit: '3.06', credit: '0.00', balance: '3.06' },
          { glAccount: '397', debit: '0.00', credit: '4.59', balance: '-4.59' },
          { glAccount: '500', debit: '0.00', credit: '100.00', balance: '-100.00' },
          { glAccount: '621', debit: '10.18', credit: '3.06', balance: '7.12' },
        ],
        total: { debit: '120.89', credit: '120.89', balance: '0.00' },
      },
    });
  });
});
