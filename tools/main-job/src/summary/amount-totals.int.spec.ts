import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readTotals } from './amount-totals.js';
import { specEvidence, type SpecEvidence } from '@kervan/verify/spec';

const tables = `
  CREATE TABLE invoice (net numeric, kdv numeric, cancelled_at timestamptz);
  CREATE TABLE return_invoice (net numeric, kdv numeric);
  CREATE TABLE stock_item (cost_value numeric);
  CREATE TABLE voucher_line (gl_account text, debit numeric, credit numeric)`;

describe('the totals', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());

  it('of nothing are zero', async () => {
    expect(await readTotals(s.evidence)).toMatchObject({
      salesNet: '0.00',
      turnover: { 621: { debit: '0.00', credit: '0.00' } },
      stockValue: '0.00',
      trialBalance: '0.00',
    });
  });

  it('are of documents, of accounts on the side on which each grows, and of the stock', async () => {
    await s.database.query('INSERT INTO invoice VALUES (100, 20, NULL), (5, 1, now())');
    await s.database.query('INSERT INTO return_invoice VALUES (10, 2)');
    await s.database.query('INSERT INTO stock_item VALUES (40), (7)');
    await s.database.query(`INSERT INTO voucher_line VALUES
      ('120', 120, 0), ('600', 0, 100), ('391001', 0, 20), ('610', 10, 0), ('191', 2, 0), ('120', 0, 12),
      ('153', 100, 0), ('500', 0, 100), ('621', 60, 0), ('153', 0, 60), ('153', 6, 0), ('621', 0, 6),
      ('197', 2, 0), ('153', 0, 2), ('153', 3, 0), ('397', 0, 3)`);
    expect(await readTotals(s.evidence)).toEqual({
      salesNet: '100.00',
      salesKdv: '20.00',
      returnsNet: '10.00',
      returnsKdv: '2.00',
      ledger: {
        120: '108.00',
        153: '47.00',
        191: '2.00',
        197: '2.00',
        391: '20.00',
        397: '3.00',
        500: '100.00',
        600: '100.00',
        610: '10.00',
        621: '54.00',
      },
      turnover: { 621: { debit: '60.00', credit: '6.00' } },
      stockValue: '47.00',
      trialBalance: '0.00',
    });
  });
});
