import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { specEvidence, type SpecEvidence } from '@kervan/verify/spec';
import { readServiceTotals } from './service-totals.js';

const tables = `
  CREATE TABLE product (sku text);
  CREATE TABLE web_order (web_order_no text);
  CREATE TABLE stock_level (on_hand numeric, reserved numeric);
  CREATE TABLE account_position (balance numeric, advances numeric, open_order_amount numeric);
  CREATE TABLE sales_document (document_no text, kind text);
  CREATE TABLE sales_line (document_no text, net_try numeric, kdv_try numeric);
  CREATE TABLE invoice_cancellation (invoice_no text);
  CREATE TABLE employee (employee_no text);
  CREATE TABLE commission_entry (kind text, amount numeric)`;

describe('what the listening services say', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());

  it('is nothing before anything happened', async () => {
    expect(await readServiceTotals(s.evidence)).toEqual({
      ecommerce: { products: 0, sellable: '0', webOrders: 0 },
      crm: { accounts: 0, balance: '0.00', advances: '0.00', openOrders: '0.00' },
      reporting: { salesNet: '0.00', salesKdv: '0.00', returnsNet: '0.00', returnsKdv: '0.00' },
      hr: { employees: 0, commission: '0.00' },
    });
  });

  it('is summed up from their own tables', async () => {
    const { database } = s;
    await database.query("INSERT INTO product VALUES ('A'), ('B')");
    await database.query("INSERT INTO web_order VALUES ('WEB-1')");
    await database.query('INSERT INTO stock_level VALUES (5, 2), (1.500, 0)');
    await database.query('INSERT INTO account_position VALUES (80, 5, 0), (20.10, 0, 7)');
    await database.query(
      "INSERT INTO sales_document VALUES ('K1', 'INVOICE'), ('K2', 'INVOICE'), ('R1', 'RETURN')",
    );
    await database.query(
      "INSERT INTO sales_line VALUES ('K1', 100, 20), ('K1', 5, 1), ('K2', 7, 1), ('R1', 10, 2)",
    );
    await database.query("INSERT INTO invoice_cancellation VALUES ('K2')");
    await database.query("INSERT INTO employee VALUES ('E1')");
    await database.query("INSERT INTO commission_entry VALUES ('ACCRUAL', 50), ('REVERSAL', 7.5)");

    expect(await readServiceTotals(s.evidence)).toEqual({
      ecommerce: { products: 2, sellable: '4.5', webOrders: 1 },
      crm: { accounts: 2, balance: '100.10', advances: '5.00', openOrders: '7.00' },
      reporting: { salesNet: '105.00', salesKdv: '21.00', returnsNet: '10.00', returnsKdv: '2.00' },
      hr: { employees: 1, commission: '42.50' },
    });
  });
});
