import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@kervan/database';
import { Money } from '@kervan/money';
import type { UnitOfWork } from '@kervan/outbox';
import { chunkedService, type ChunkedService } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { BalancedVoucher } from '../journal/balanced-voucher.js';
import { postVoucher } from '../journal/post-voucher.js';
import { credit, debit, type Posting } from '../journal/posting.js';
import { trialBalance } from './trial-balance.js';

const lira = (text: string) => ({ document: Money.of(text, 'TRY'), lira: Money.of(text, 'TRY') });
const voucher = (documentNo: string, documentDate: string, postings: readonly Posting[]) =>
  BalancedVoucher.of(
    {
      voucherNo: `YF-${documentNo}`,
      documentDate,
      sourceEventId: `event of ${documentNo}`,
      documentNo,
      currency: 'TRY',
      fxRate: null,
    },
    postings,
  );
const sale = voucher('KRV2010000000001', '2010-12-01', [
  debit('120', lira('18.36'), { accountNo: '17850', itemNo: 'KRV2010000000001' }),
  credit('600', lira('15.30')),
  credit('391001', lira('3.06')),
]);
const returned = voucher('IAD2010000000001', '2010-12-02', [
  debit('610', lira('2.55')),
  debit('191', lira('0.51')),
  credit('120', lira('3.06'), { accountNo: '17850', itemNo: 'KRV2010000000001' }),
]);

describe('the ledger', () => {
  let service: ChunkedService;
  let database: Database;
  let work: UnitOfWork;

  beforeAll(async () => {
    service = await chunkedService(accounting);
    ({ database, work } = service);
  });
  afterAll(() => service.close());

  it('given nothing posted, the trial balance is zero', async () => {
    const zero = { debit: '0.00', credit: '0.00', balance: '0.00' };
    expect(await work.run((tx) => trialBalance(tx.db, 'TRY'))).toEqual({
      currency: 'TRY',
      accounts: [],
      total: zero,
    });
  });

  it('given a sale and a return, every account has its name and sums, and the whole balances', async () => {
    await work.run((tx) => postVoucher(tx, sale));
    await work.run((tx) => postVoucher(tx, returned));

    expect(await work.run((tx) => trialBalance(tx.db, 'TRY'))).toEqual({
      currency: 'TRY',
      accounts: [
        { glAccount: '120', name: 'Alıcılar', debit: '18.36', credit: '3.06', balance: '15.30' },
        { glAccount: '191', name: 'İndirilecek KDV', debit: '0.51', credit: '0.00', balance: '0.51' },
        { glAccount: '391001', name: 'Hesaplanan KDV % 20', debit: '0.00', credit: '3.06', balance: '-3.06' },
        { glAccount: '600', name: 'Yurtiçi Satışlar', debit: '0.00', credit: '15.30', balance: '-15.30' },
        { glAccount: '610', name: 'Satıştan İadeler (-)', debit: '2.55', credit: '0.00', balance: '2.55' },
      ],
      total: { debit: '21.42', credit: '21.42', balance: '0.00' },
    });
  });

  it('writes many vouchers of one transaction with two statements', async () => {
    await work.run(async (tx) => {
      for (const number of [3, 4, 5])
        await postVoucher(tx, voucher(`KRV${number}`, '2010-12-03', sale.postings));
    });
    const statementsOf = (table: string) =>
      database.query(
        `SELECT count(*)::integer AS rows, count(DISTINCT cmin::text)::integer AS statements
         FROM ${table} WHERE voucher_no LIKE 'YF-KRV_'`,
      );
    expect(await statementsOf('voucher')).toEqual([{ rows: 3, statements: 1 }]);
    expect(await statementsOf('voucher_line')).toEqual([{ rows: 9, statements: 1 }]);
  });

  it('posts no second voucher for one event', async () => {
    const again = BalancedVoucher.of({ ...sale.head, voucherNo: 'YF-2' }, sale.postings);
    await expect(work.run((tx) => postVoucher(tx, again))).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
      message: expect.stringContaining('voucher_source_event_id_key'),
    });
  });
});
