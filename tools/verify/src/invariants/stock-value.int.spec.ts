import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { stockValue } from './stock-value.js';

const tables = `
  CREATE TABLE stock_item (cost_value numeric, currency text);
  CREATE TABLE stock_movement (document_no text, cost numeric);
  CREATE TABLE voucher (voucher_no text, document_no text, currency text);
  CREATE TABLE voucher_line (voucher_no text, gl_account text, document_debit numeric, document_credit numeric)`;

describe('I5', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    const { database } = s;
    await database.query('TRUNCATE stock_item, stock_movement, voucher, voucher_line');
    await database.query("INSERT INTO stock_item VALUES (30, 'TRY'), (10.5, 'TRY'), (0, 'EUR')");
    await database.query(
      "INSERT INTO stock_movement VALUES ('M1', 90), ('M1', 10), ('D1', -59.5), ('M2', -2), ('M2', 2), ('D2', 0)",
    );
    await database.query(
      "INSERT INTO voucher VALUES ('YF-M1', 'M1', 'TRY'), ('YF-D1', 'D1', 'TRY'), ('YF-M2', 'M2', 'TRY')",
    );
    await database.query(`INSERT INTO voucher_line VALUES
      ('YF-M1', '153', 100, 0), ('YF-M1', '500', 0, 100), ('YF-D1', '621', 59.5, 0), ('YF-D1', '153', 0, 59.5),
      ('YF-M2', '197', 2, 0), ('YF-M2', '153', 0, 2), ('YF-M2', '153', 2, 0), ('YF-M2', '397', 0, 2)`);
  });
  const check = () => stockValue.evaluate(s.evidence, emptyBroker);

  it('holds when 153 is the value of the stock, and of each document what it moved', async () => {
    expect(await check()).toMatchObject({
      id: 'I5',
      holds: true,
      detail: '153 TRY 40.50 = value of the stock; 153 of 2 documents = cost of movements',
    });
  });

  it('names a stock of another value', async () => {
    await s.database.query('UPDATE stock_item SET cost_value = 10.51 WHERE cost_value = 10.5');
    expect(await check()).toMatchObject({ holds: false, detail: '153 TRY: ledger 40.50, stock 40.51' });
  });

  it('names a stock of another currency', async () => {
    await s.database.query("UPDATE stock_item SET cost_value = 1 WHERE currency = 'EUR'");
    expect(await check()).toMatchObject({ holds: false, detail: '153 EUR: ledger nothing, stock 1.00' });
  });

  it('names documents that were posted otherwise, even when the sum is right', async () => {
    await s.database.query('UPDATE voucher_line SET document_debit = 99 WHERE document_debit = 100');
    await s.database.query(
      "UPDATE voucher_line SET document_credit = 58.5 WHERE (gl_account, document_credit) = ('153', 59.5)",
    );
    expect(await check()).toMatchObject({
      holds: false,
      detail: expect.stringContaining('D1: ledger -58.50, movements -59.50'),
    });
  });
});
