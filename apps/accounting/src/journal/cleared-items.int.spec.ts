import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TahsilatAlindi } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import { Money } from '@kervan/money';
import type { UnitOfWork } from '@kervan/outbox';
import { chunkedService, eventually, type ChunkedService } from '@kervan/testing';
import { accounting } from '../accounting.js';
import { clearedItemsOf } from './cleared-items.js';
import { payment } from './documents.mother.js';
import { postVoucher } from './post-voucher.js';
import { paymentPostings } from './recipes/payment.js';
import { settlements } from './settlements.js';
import { voucherFor } from './voucher-for.js';

const flow = { correlationId: 'c', causationId: null, workOrderNo: null };
const account = { accountNo: '12431', currency: 'EUR', fxRate: '50.05' };

describe('what is settled of items in other currencies', () => {
  let service: ChunkedService;
  let database: Database;
  let work: UnitOfWork;

  beforeAll(async () => {
    service = await chunkedService(accounting);
    ({ database, work } = service);
  });
  afterAll(() => service.close());

  it('is known to a payment that comes while another one of the account is being posted', async () => {
    const matches = [{ invoiceNo: 'KRV1', amount: '0.10', fxRate: '50.05', settled: false }];
    const data = payment('THS1', '0.10', { ...account, matches });
    const first = await work.begin();
    const tx = first.tx(flow);
    const postings = paymentPostings(data, await settlements(tx, account, matches));
    await postVoucher(tx, voucherFor({ id: 'event', type: TahsilatAlindi.type, data }, postings));

    const second = work.run((other) => settlements(other, account, matches));
    await eventually('the other payment to wait', async () => {
      const waiting = await database.query(
        `SELECT pid FROM pg_locks WHERE NOT granted AND locktype = 'advisory'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return waiting.length === 1;
    });
    await first.commit();

    expect(await second).toMatchObject([{ clearedBefore: Money.of('0.10', 'EUR') }]);
  });

  it('is counted within a transaction', async () => {
    const tenth = Money.of('0.10', 'EUR');
    const befores = await work.run(async (tx) => {
      const items = await clearedItemsOf(tx, account);
      return [items.clear('KRV1', tenth), items.clear('KRV1', tenth), items.clear('KRV2', tenth)];
    });
    expect(befores.map(({ clearedBefore }) => clearedBefore.toString())).toEqual(['0.10', '0.20', '0.00']);
  });
});
