import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaturaKesildi, TahsilatAlindi } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import type { Tx, UnitOfWork } from '@kervan/outbox';
import { chunkedService, eventually, type ChunkedService } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { exempt, invoice, payment } from '../journal/documents.mother.js';
import { postVoucher } from '../journal/post-voucher.js';
import { paymentPostings } from '../journal/recipes/payment.js';
import { salesInvoicePostings } from '../journal/recipes/sales-invoice.js';
import { settlements } from '../journal/settlements.js';
import { voucherFor } from '../journal/voucher-for.js';
import { bookDoubtfulReceivable } from './book-doubtful-receivable.js';

const flow = { correlationId: 'c', causationId: null, workOrderNo: null };

describe('a receivable in TRY that is paid while it is declared doubtful', () => {
  let service: ChunkedService;
  let database: Database;
  let work: UnitOfWork;

  beforeAll(async () => {
    service = await chunkedService(accounting);
    ({ database, work } = service);
  });
  afterAll(() => service.close());

  const owes = (accountNo: string) => {
    const data = invoice(`KRV-${accountNo}`, { ...exempt('100.00'), accountNo });
    const event = { id: `invoice of ${accountNo}`, type: FaturaKesildi.type, data };
    return work.run((tx) => postVoucher(tx, voucherFor(event, salesInvoicePostings(data))));
  };
  const pays = async (tx: Tx, accountNo: string) => {
    const matches = [{ invoiceNo: `KRV-${accountNo}`, amount: '70.00', settled: false }];
    const data = payment(`THS-${accountNo}`, '70.00', { accountNo, matches });
    const event = { id: `payment of ${accountNo}`, type: TahsilatAlindi.type, data };
    await postVoucher(tx, voucherFor(event, paymentPostings(data, await settlements(tx, data, matches))));
  };
  const declare = async (tx: Tx, accountNo: string): Promise<void> => {
    const asked = { accountNo, currency: 'TRY', amount: '80.00', provision: '0', date: '2010-12-31' };
    await bookDoubtfulReceivable(tx, asked);
  };
  const oneWaits = () =>
    eventually('the other one to wait', async () => {
      const waiting = await database.query(
        `SELECT pid FROM pg_locks WHERE NOT granted AND locktype = 'advisory'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return waiting.length === 1;
    });
  const ledgerOf = (accountNo: string) =>
    database.query(
      `SELECT gl_account, sum(debit - credit) AS balance FROM voucher_line
       WHERE account_no = $1 GROUP BY gl_account ORDER BY gl_account`,
      [accountNo],
    );

  it('is not declared for more than the payment leaves, where that comes first', async () => {
    await owes('A');
    const first = await work.begin();
    await pays(first.tx(flow), 'A');
    const second = work.run((tx) => declare(tx, 'A')).catch((error: unknown) => error);
    await oneWaits();
    await first.commit();

    expect(await second).toMatchObject({ code: 'ACCOUNT_STATE_INVALID', facts: { balance: '30.00' } });
    expect(await ledgerOf('A')).toEqual([{ gl_account: '120', balance: '30.00' }]);
  });

  it('is cleared off 128 by a payment that comes after', async () => {
    await owes('B');
    const first = await work.begin();
    await declare(first.tx(flow), 'B');
    const second = work.run((tx) => pays(tx, 'B'));
    await oneWaits();
    await first.commit();
    await second;

    expect(await ledgerOf('B')).toEqual([
      { gl_account: '120', balance: '20.00' },
      { gl_account: '128', balance: '10.00' },
    ]);
  });
});
