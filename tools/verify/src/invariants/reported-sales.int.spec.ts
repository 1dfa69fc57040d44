import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { reportedSales } from './reported-sales.js';

const tables = `
  CREATE TABLE invoice (invoice_no text, invoice_type text, issue_date date, currency text, fx_rate numeric,
    payable numeric, withholding_tenths integer, cancelled_at timestamptz);
  CREATE TABLE return_invoice (invoice_no text, issue_date date, currency text, gross numeric,
    related_invoice_no text, return_no integer, fx_rate numeric);
  CREATE TABLE invoice_line (invoice_no text, kdv_rate numeric, net numeric);
  CREATE TABLE return_invoice_line (invoice_no text, kdv_rate numeric, net numeric);
  CREATE TABLE sales_document (document_no text, kind text, issue_date date, currency text);
  CREATE TABLE sales_line (document_no text, kdv_rate numeric, net numeric, kdv numeric);
  CREATE TABLE invoice_cancellation (invoice_no text);
  CREATE TABLE voucher (voucher_no text, document_no text, document_date date, currency text);
  CREATE TABLE voucher_line (voucher_no text, gl_account text, document_debit numeric, document_credit numeric)`;
const names = [...tables.matchAll(/TABLE (\w+)/g)].map(([, name = '']) => name).join(', ');

describe('I14', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  // K1: 100.00 at 20 %, 9/10 withheld: 18.00. K2: 5.00 at 10 %. R1: 10.00 at 20 %. K3 was cancelled on another day.
  beforeEach(async () => {
    await execute(`TRUNCATE ${names}`);
    await execute(`INSERT INTO invoice VALUES ('K1', 'TEVKIFAT', '2010-12-01', 'TRY', NULL, 102, 9, NULL),
      ('K2', 'SATIS', '2010-12-01', 'TRY', NULL, 5.50, NULL, NULL), ('K3', 'SATIS', '2010-12-01', 'TRY', NULL, 12, NULL, now())`);
    await execute("INSERT INTO invoice_line VALUES ('K1', 20, 100), ('K2', 10.0, 5), ('K3', 20, 10)");
    await execute("INSERT INTO return_invoice VALUES ('R1', '2010-12-02', 'TRY', 12)");
    await execute("INSERT INTO return_invoice_line VALUES ('R1', 20, 10)");
    await execute(`INSERT INTO sales_document VALUES ('K1', 'INVOICE', '2010-12-01', 'TRY'), ('K2', 'INVOICE', '2010-12-01', 'TRY'),
      ('K3', 'INVOICE', '2010-12-01', 'TRY'), ('R1', 'RETURN', '2010-12-02', 'TRY')`);
    await execute(
      "INSERT INTO sales_line VALUES ('K1', 20, 60, 12), ('K1', 20, 40, 8), ('K2', 10, 5, 0.5), ('K3', 20, 10, 2), ('R1', 20, 10, 2)",
    );
    await execute("INSERT INTO invoice_cancellation VALUES ('K3')");
    await execute(`INSERT INTO voucher VALUES ('YF-K1', 'K1', '2010-12-01', 'TRY'), ('YF-K2', 'K2', '2010-12-01', 'TRY'),
      ('YF-K3', 'K3', '2010-12-01', 'TRY'), ('YF-K3-IPTAL', 'K3', '2010-12-03', 'TRY'), ('YF-R1', 'R1', '2010-12-02', 'TRY')`);
    await execute(`INSERT INTO voucher_line VALUES ('YF-K1', '120', 102, 0), ('YF-K1', '600', 0, 100), ('YF-K1', '391001', 0, 2),
      ('YF-K2', '600', 0, 5), ('YF-K2', '391002', 0, 0.5), ('YF-K3', '600', 0, 10), ('YF-K3', '391001', 0, 2),
      ('YF-K3-IPTAL', '600', 10, 0), ('YF-K3-IPTAL', '391001', 2, 0), ('YF-R1', '610', 10, 0), ('YF-R1', '191', 2, 0)`);
  });
  const execute = (sql: string) => s.database.query(sql);
  const check = () => reportedSales.evaluate(s.evidence, emptyBroker);

  it('holds when reporting, core and ledger have the same by day and rate', async () => {
    expect(await check()).toMatchObject({
      id: 'I14',
      holds: true,
      faults: [],
      detail: '3 totals by day and KDV rate: reporting = core; 2 by day: core = ledger',
    });
  });

  it.each([
    [
      'a KDV',
      'UPDATE sales_line SET kdv = 7.99 WHERE kdv = 8',
      '2010-12-01 sales TRY 20%: core net 100 KDV 20, reporting net 100 KDV 19.99',
    ],
    [
      'a rate',
      'UPDATE sales_line SET kdv_rate = 1 WHERE kdv_rate = 10',
      '2010-12-01 sales TRY 10%: core net 5 KDV 0.5, reporting nothing',
    ],
    [
      'a day',
      "UPDATE sales_document SET issue_date = '2010-12-03' WHERE kind = 'RETURN'",
      '2010-12-02 returns TRY 20%: core net -10 KDV -2, reporting nothing',
    ],
    [
      'a cancellation',
      'DELETE FROM invoice_cancellation',
      '2010-12-01 sales TRY 20%: core net 100 KDV 20, reporting net 110 KDV 22',
    ],
  ])('names %s that reporting has otherwise', async (_, change, fault) => {
    await execute(change);
    expect((await check()).faults).toContain(fault);
  });

  it.each([
    [
      'a KDV',
      "UPDATE voucher_line SET document_credit = 20 WHERE document_credit = 2 AND voucher_no = 'YF-K1'",
      '2010-12-01 sales TRY: core net 105 10% 0.5 20% 2, ledger net 105 10% 0.5 20% 20',
    ],
    [
      'a net',
      "UPDATE voucher_line SET document_debit = 9 WHERE gl_account = '610'",
      '2010-12-02 returns TRY: core net -10 KDV -2, ledger net -9 KDV -2',
    ],
    [
      'a day',
      "UPDATE voucher SET document_date = '2010-12-04' WHERE document_no = 'R1'",
      '2010-12-04 returns TRY: core nothing, ledger net -10 KDV -2',
    ],
  ])('names %s that the ledger has otherwise', async (_, change, fault) => {
    await execute(change);
    expect((await check()).faults).toContain(fault);
  });
});
