import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { documentsInLedger } from './documents-in-ledger.js';

const tables = `
  CREATE TABLE invoice (invoice_no text, gross numeric);
  CREATE TABLE return_invoice (invoice_no text, gross numeric);
  CREATE TABLE invoice_line (invoice_no text, kdv_rate numeric, net numeric);
  CREATE TABLE return_invoice_line (invoice_no text, kdv_rate numeric, net numeric);
  CREATE TABLE voucher (voucher_no text, document_no text, source_event_id text);
  CREATE TABLE voucher_line (voucher_no text, gl_account text, debit numeric, credit numeric)`;

describe('I2', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    const { database } = s;
    await database.query('TRUNCATE invoice, return_invoice, invoice_line, return_invoice_line');
    await database.query('TRUNCATE voucher, voucher_line');
    await database.query("INSERT INTO invoice VALUES ('K1', 120)");
    await database.query("INSERT INTO invoice_line VALUES ('K1', 20, 100)");
    await database.query("INSERT INTO return_invoice VALUES ('R1', 12)");
    await database.query("INSERT INTO return_invoice_line VALUES ('R1', 20, 10)");
    await database.query("INSERT INTO voucher VALUES ('YF-K1', 'K1', 'issued'), ('YF-R1', 'R1', 'returned')");
    await database.query(`INSERT INTO voucher_line VALUES
      ('YF-K1', '120', 120, 0), ('YF-K1', '600', 0, 100), ('YF-K1', '391001', 0, 20),
      ('YF-R1', '120', 0, 12), ('YF-R1', '610', 10, 0), ('YF-R1', '191', 2, 0)`);
  });
  const check = (...ids: string[]) =>
    documentsInLedger.evaluate(s.evidence, { ...emptyBroker, postedIds: new Set(ids) });

  it('holds when every document and its event have one voucher, amounts alike', async () => {
    expect(await check('issued', 'returned')).toMatchObject({ id: 'I2', holds: true });
  });

  it('holds with the voucher of goods, which belongs to an event alone', async () => {
    await s.database.query("INSERT INTO voucher VALUES ('YF-D1', 'D1', 'despatched')");
    await s.database.query(
      "INSERT INTO voucher_line VALUES ('YF-D1', '621', 60, 0), ('YF-D1', '153', 0, 60)",
    );
    expect(await check('issued', 'returned', 'despatched')).toMatchObject({
      id: 'I2',
      holds: true,
      detail:
        '2 invoices and returns, 120 = gross, 600 / 610 = net, 391 / 191 = KDV; 3 events, one voucher each',
    });
    expect(await check('issued', 'returned')).toMatchObject({
      holds: false,
      detail: 'event despatched: published nothing, vouchers 1',
    });
  });

  it('names an invoice whose voucher is one of goods', async () => {
    await s.database.query("DELETE FROM voucher_line WHERE voucher_no = 'YF-K1'");
    await s.database.query(
      "INSERT INTO voucher_line VALUES ('YF-K1', '621', 60, 0), ('YF-K1', '153', 0, 60)",
    );
    expect(await check('issued', 'returned')).toMatchObject({
      holds: false,
      detail: 'K1: core gross 120.00 net 100.00 kdv 20%=20.00, ledger nothing',
    });
  });

  it('names what the ledger has otherwise', async () => {
    await s.database.query('UPDATE voucher_line SET debit = 121 WHERE debit = 120');
    expect(await check('issued', 'returned')).toMatchObject({
      holds: false,
      detail: 'K1: core gross 120.00 net 100.00 kdv 20%=20.00, ledger gross 121.00 net 100.00 kdv 20%=20.00',
    });
  });

  it('names an event without voucher', async () => {
    expect(await check('issued', 'returned', 'lost')).toMatchObject({
      holds: false,
      detail: 'event lost: published 1, vouchers nothing',
    });
  });

  it('names a voucher of an event that does not exist', async () => {
    expect(await check('issued')).toMatchObject({
      holds: false,
      detail: 'event returned: published nothing, vouchers 1',
    });
  });

  it('names an event with two vouchers', async () => {
    await s.database.query("INSERT INTO voucher VALUES ('YF-2', 'K1', 'issued')");
    expect(await check('issued', 'returned')).toMatchObject({
      holds: false,
      detail: 'event issued: published 1, vouchers 2',
    });
  });
});
