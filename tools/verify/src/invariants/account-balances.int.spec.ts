import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { accountBalances } from './account-balances.js';
import { subLedger } from './sub-ledger.js';

const tables = `
  CREATE TABLE account (account_no text, balance numeric, advances numeric, state text DEFAULT 'ACTIVE');
  CREATE TABLE account_position (account_no text, balance numeric, advances numeric);
  CREATE TABLE invoice (invoice_no text, account_no text, payable numeric, open_amount numeric, cancelled_at timestamptz);
  CREATE TABLE return_invoice (account_no text, gross numeric, related_invoice_no text);
  CREATE TABLE payment (payment_no text, account_no text, unmatched numeric);
  CREATE TABLE payment_match (payment_no text, invoice_no text, amount numeric);
  CREATE TABLE voucher_line (gl_account text, account_no text, debit numeric, credit numeric,
    document_debit numeric, document_credit numeric)`;
const names = [...tables.matchAll(/TABLE (\w+)/g)].map(([, name = '']) => name).join(', ');

describe('the balance of an account', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  // 100 + 50 invoiced, 20 cancelled, 30 of the first returned, 40 of it paid with 45: 80 owed, of which 10 are doubtful.
  beforeEach(async () => {
    await execute(`TRUNCATE ${names}`);
    await execute("INSERT INTO account VALUES ('17850', 80, 5), ('13047', 0, 0)");
    await execute("INSERT INTO account_position VALUES ('17850', 80.00, 5), ('13047', 0, 0)");
    await execute(
      "INSERT INTO invoice VALUES ('K1', '17850', 100, 30, NULL), ('K2', '17850', 50, 50, NULL), ('K3', '17850', 20, 0, now())",
    );
    await execute("INSERT INTO return_invoice VALUES ('17850', 30, 'K1')");
    await execute("INSERT INTO payment VALUES ('P1', '17850', 5)");
    await execute("INSERT INTO payment_match VALUES ('P1', 'K1', 25), ('P1', 'K1', 15)");
    await execute(`INSERT INTO voucher_line SELECT account, of, d, c, d, c FROM (VALUES
      ('120', '17850', 100, 0), ('120', '17850', 50, 0), ('120', '17850', 20, 0), ('120', '17850', 0, 20),
      ('120', '17850', 0, 30), ('120', '17850', 0, 40), ('340', '17850', 0, 5),
      ('128', '17850', 10, 0), ('120', '17850', 0, 10), ('600', NULL, 0, 170)) AS line (account, of, d, c)`);
  });
  const execute = (sql: string) => s.database.query(sql);
  const check = () => accountBalances.evaluate(s.evidence, emptyBroker);
  const checkSubLedger = () => subLedger.evaluate(s.evidence, emptyBroker);

  it('I3 holds when core, documents, ledger and CRM agree', async () => {
    expect(await check()).toMatchObject({
      id: 'I3',
      holds: true,
      faults: [],
      detail: '1 account balances and advances: core = documents = ledger 120 + 128, 340 = CRM',
    });
  });

  it.each([
    ['the core', 'UPDATE account SET balance = 79 WHERE balance = 80', 'core owes 79 advances 5'],
    [
      'a document',
      'UPDATE invoice SET payable = 51, open_amount = 51 WHERE payable = 50',
      'documents owes 81',
    ],
    [
      'a cancellation',
      'UPDATE invoice SET cancelled_at = NULL, open_amount = 20 WHERE payable = 20',
      'documents owes 100',
    ],
    ['an advance', 'UPDATE payment SET unmatched = 6', 'documents owes 80 advances 6'],
    [
      'the ledger',
      'UPDATE voucher_line SET document_debit = 9 WHERE document_debit = 10',
      'ledger owes 79 advances 5',
    ],
    [
      "the ledger's advances",
      "DELETE FROM voucher_line WHERE gl_account = '340'",
      'ledger owes 80 advances 0',
    ],
    ['the CRM', 'UPDATE account_position SET advances = 0', 'crm owes 80 advances 0'],
  ])('I3 names an account that %s has otherwise', async (_, change, detail) => {
    await execute(change);
    const { holds, detail: found } = await check();
    expect({ holds, found }).toEqual({ holds: false, found: expect.stringContaining(`17850: `) });
    expect(found).toContain(detail);
  });

  it('I3 names an invoice whose open amount is not what its matches and returns leave', async () => {
    await execute("UPDATE invoice SET open_amount = 31 WHERE invoice_no = 'K1'");
    expect(await check()).toMatchObject({ faults: ['K1: open 31 of 30'] });
  });

  it('I4 holds when the sub-accounts are the whole of 120', async () => {
    expect(await checkSubLedger()).toMatchObject({
      id: 'I4',
      holds: true,
      detail: '120 70.00 = 1 sub-accounts, each of the core',
    });
  });

  it('I4 names what of 120 belongs to no account, or to one that the core does not know', async () => {
    await execute("INSERT INTO voucher_line VALUES ('120', NULL, 1, 0, 1, 0), ('120', '99999', 2, 0, 2, 0)");
    expect(await checkSubLedger()).toMatchObject({
      faults: ['120: 73.00, sub-accounts 72.00', '99999: ledger 2, no account of the core'],
    });
  });
});
