import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@kervan/database';
import type { UnitOfWork } from '@kervan/outbox';
import { unconditional } from '@kervan/service';
import { chunkedService, eventually, type ChunkedService } from '@kervan/testing';
import { FaturaKesildi } from '@kervan/contracts';
import { accounting } from '../accounting.js';
import { invoice } from '../journal/documents.mother.js';
import { postVoucher } from '../journal/post-voucher.js';
import { salesInvoicePostings } from '../journal/recipes/sales-invoice.js';
import { voucherFor } from '../journal/voucher-for.js';
import { closePeriod } from './close-period.js';

const voucher = (invoiceNo: string) => {
  const data = invoice(invoiceNo);
  return voucherFor(
    { id: `event of ${invoiceNo}`, type: FaturaKesildi.type, data },
    salesInvoicePostings(data),
  );
};

describe('closing a period while others post', () => {
  let service: ChunkedService;
  let database: Database;
  let work: UnitOfWork;

  beforeAll(async () => {
    service = await chunkedService(accounting);
    ({ database, work } = service);
  });
  afterAll(() => service.close());

  const close = (period: string) => work.run((tx) => closePeriod(tx, unconditional, period));
  const post = (invoiceNo: string) => work.run((tx) => postVoucher(tx, voucher(invoiceNo)));
  const waiting = (count: number) =>
    eventually(`${count} transactions to wait`, async () => {
      const waiters = await database.query(
        `SELECT pid FROM pg_locks WHERE NOT granted AND locktype = 'advisory'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return waiters.length === count;
    });
  const datesOf = (pattern: string) =>
    database.query(
      'SELECT date, count(*)::integer AS vouchers FROM voucher WHERE voucher_no LIKE $1 GROUP BY date ORDER BY date',
      [pattern],
    );
  const toldOf = async (period: string) => {
    const [told] = await database.query<{ vouchers: number; debit: string }>(
      'SELECT vouchers, debit FROM closed_period WHERE period = $1',
      [period],
    );
    return told;
  };

  it('waits for a posting that looked at the calendar, and counts it; who comes later posts after it', async () => {
    const earlier = await work.begin();
    const flow = { correlationId: 'c', causationId: null, workOrderNo: null };
    await postVoucher(earlier.tx(flow), voucher('EARLIER'));
    const closing = close('2010-12');
    await waiting(1);
    const later = post('LATER');
    await waiting(2);

    await earlier.commit();
    await Promise.all([closing, later]);

    expect(await toldOf('2010-12')).toEqual({ vouchers: 1, debit: '18.36' });
    expect(await datesOf('YF-EARLIER')).toEqual([{ date: '2010-12-01', vouchers: 1 }]);
    expect(await datesOf('YF-LATER')).toEqual([{ date: '2011-01-01', vouchers: 1 }]);
  });

  it('never finds a voucher in a closed period, however many post meanwhile', async () => {
    const posting = (round: number) =>
      Promise.all(Array.from({ length: 8 }, (_, index) => post(`ROUND${round}-${index}`)));
    const months = ['2011-01', '2011-02', '2011-03'];
    await Promise.all([
      ...[1, 2, 3, 4].map(posting),
      (async () => {
        for (const month of months) await close(month);
      })(),
    ]);

    expect(
      await database.query("SELECT voucher_no FROM voucher WHERE voucher_no LIKE 'YF-ROUND%'"),
    ).toHaveLength(32);
    const told = await database.query('SELECT period, vouchers, debit FROM closed_period ORDER BY period');
    const found = await database.query(
      `SELECT period, count(DISTINCT voucher_no)::integer AS vouchers, coalesce(sum(line.debit), 0.00) AS debit
       FROM closed_period LEFT JOIN voucher ON to_char(date, 'YYYY-MM') = period
         LEFT JOIN voucher_line AS line USING (voucher_no)
       GROUP BY period ORDER BY period`,
    );
    expect(found).toEqual(told);
  });
});
