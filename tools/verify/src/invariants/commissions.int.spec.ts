import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { commissions } from './commissions.js';

const tables = `
  CREATE TABLE invoice (invoice_no text, account_no text, issue_date date, net numeric, fx_rate numeric,
    open_amount numeric, cancelled_at timestamptz);
  CREATE TABLE return_invoice (related_invoice_no text, net numeric);
  CREATE TABLE payment_match (invoice_no text);
  CREATE TABLE sales_rep (account_no text, employee_no text, valid_from date, version integer);
  CREATE TABLE employee (employee_no text, commission_rate numeric, end_date date);
  CREATE TABLE commission_entry (invoice_no text, employee_no text, kind text, amount numeric)`;
const names = [...tables.matchAll(/TABLE (\w+)/g)].map(([, name = '']) => name).join(', ');

describe('I16', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  // K1 paid: 5 % of 1,000.00 - 200.00 = 40.00. K2 paid, in EUR: 5 % of half-up(10.01 x 51.2345) = 512.86: 25.64.
  beforeEach(async () => {
    await execute(`TRUNCATE ${names}`);
    await execute("INSERT INTO employee VALUES ('E1', 5), ('E2', 10)");
    await execute(`INSERT INTO sales_rep VALUES ('A', 'E2', '2010-01-01', 1), ('A', 'E2', '2010-12-01', 2),
      ('A', 'E1', '2010-12-01', 3), ('A', 'E2', '2010-12-02', 4)`);
    await execute(`INSERT INTO invoice VALUES ('K1', 'A', '2010-12-01', 1000, NULL, 0), ('K2', 'A', '2010-12-01', 10.01, 51.2345, 0),
      ('open', 'A', '2010-12-01', 100, NULL, 1), ('nobody', 'B', '2010-12-01', 100, NULL, 0), ('free', 'A', '2010-12-01', 0, NULL, 0)`);
    await execute("INSERT INTO payment_match VALUES ('K1'), ('K2'), ('open'), ('nobody')");
    await execute("INSERT INTO return_invoice VALUES ('K1', 150), ('K1', 50), ('open', 10)");
    await execute(`INSERT INTO commission_entry VALUES ('K1', 'E1', 'ACCRUAL', 42.50), ('K1', 'E1', 'REVERSAL', 2.50),
      ('K2', 'E1', 'ACCRUAL', 25.64), ('gone', 'E1', 'ACCRUAL', 5), ('gone', 'E1', 'REVERSAL', 5)`);
  });
  const execute = (sql: string) => s.database.query(sql);
  const check = () => commissions.evaluate(s.evidence, emptyBroker);

  it('holds when the commission of every paid invoice is what its net without returns gives', async () => {
    expect(await check()).toMatchObject({
      id: 'I16',
      holds: true,
      faults: [],
      detail: '2 invoices with a commission: accrued - reversed = rate x (net - returned net)',
    });
  });

  it.each([
    [
      'nothing taken back',
      "DELETE FROM commission_entry WHERE kind = 'REVERSAL' AND invoice_no = 'K1'",
      'K1 E1: core 40, hr 42.5',
    ],
    [
      'nothing accrued',
      "DELETE FROM commission_entry WHERE invoice_no = 'K2'",
      'K2 E1: core 25.64, hr nothing',
    ],
    [
      'an accrual before it is paid',
      "INSERT INTO commission_entry VALUES ('open', 'E1', 'ACCRUAL', 4.50)",
      'open E1: core nothing, hr 4.5',
    ],
    [
      'an accrual of a cancelled one',
      "UPDATE invoice SET cancelled_at = now() WHERE invoice_no = 'K2'",
      'K2 E1: core nothing, hr 25.64',
    ],
    [
      'a seller who had left',
      "UPDATE employee SET end_date = '2010-11-30' WHERE employee_no = 'E1'",
      'K2 E1: core nothing, hr 25.64',
    ],
  ])('names an invoice with %s', async (_, change, fault) => {
    await execute(change);
    const { holds, faults } = await check();
    expect(holds).toBe(false);
    expect(faults).toContain(fault);
  });

  it('names an invoice whose commission went to another than who served the account then', async () => {
    await execute("UPDATE commission_entry SET employee_no = 'E2' WHERE invoice_no = 'K2'");
    expect(await check()).toMatchObject({
      faults: ['K2 E1: core 25.64, hr nothing', 'K2 E2: core nothing, hr 25.64'],
    });
  });
});
