import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { balancedVouchers } from './balanced-vouchers.js';
import { closedPeriods } from './closed-periods.js';

const tables = `
  CREATE TABLE voucher (voucher_no text PRIMARY KEY, date date, document_date date, source_event_id text, currency text);
  CREATE TABLE voucher_line (voucher_no text, debit numeric, credit numeric, document_debit numeric, document_credit numeric);
  CREATE TABLE closed_period (period text, vouchers integer, debit numeric)`;

describe('the journal', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    await execute('TRUNCATE voucher, voucher_line, closed_period');
    await execute(`INSERT INTO voucher VALUES ('V1', '2010-12-01', '2010-12-01', 'e1', 'TRY'),
      ('V2', '2011-01-01', '2010-12-31', 'e2', 'EUR')`);
    await execute(`INSERT INTO voucher_line VALUES ('V1', 120, 0, 120, 0), ('V1', 0, 120, 0, 120),
      ('V2', 510, 0, 10, 0), ('V2', 0, 500, 0, 10), ('V2', 0, 10, 0, 0)`);
    await execute("INSERT INTO closed_period VALUES ('2010-11', 0, 0), ('2010-12', 1, 120)");
  });
  const execute = (sql: string) => s.database.query(sql);
  const balance = () => balancedVouchers.evaluate(s.evidence, emptyBroker);
  const periods = (...ids: string[]) =>
    closedPeriods.evaluate(s.evidence, { ...emptyBroker, postedIds: new Set(ids) });

  it('I1 holds when every voucher balances in TRY and in its own currency', async () => {
    expect(await balance()).toMatchObject({
      id: 'I1',
      holds: true,
      detail: '2 vouchers, debit = credit in each; trial balance 0.00',
    });
  });

  it.each([
    ['debit = 121 WHERE debit = 120', 'V1: debit - credit = 1 TRY, 0 TRY'],
    ['document_debit = 11 WHERE document_debit = 10', 'V2: debit - credit = 0 TRY, 1 EUR'],
  ])('I1 names a voucher with %s', async (change, fault) => {
    await execute(`UPDATE voucher_line SET ${change}`);
    expect(await balance()).toMatchObject({ holds: false, faults: [fault] });
  });

  it('I1 names a voucher without lines', async () => {
    await execute("DELETE FROM voucher_line WHERE voucher_no = 'V1'");
    expect(await balance()).toMatchObject({ faults: ['V1: no lines'] });
  });

  it('I6 holds when closed periods are as they were closed and late vouchers stand on the first open day', async () => {
    expect(await periods('e1', 'e2')).toMatchObject({
      id: 'I6',
      holds: true,
      faults: [],
      detail:
        '2 closed periods unchanged, 1 late vouchers on the first open day; 2 vouchers, each of an event on the broker',
    });
  });

  it('I6 names a period that got a voucher after it was closed, and one that lost some of it', async () => {
    await execute("INSERT INTO voucher VALUES ('V3', '2010-11-30', '2010-11-30', 'e1', 'TRY')");
    await execute("INSERT INTO voucher_line VALUES ('V3', 1, 0, 1, 0), ('V3', 0, 1, 0, 1)");
    await execute("UPDATE voucher_line SET debit = 119 WHERE voucher_no = 'V1' AND debit = 120");
    expect(await periods('e1', 'e2')).toMatchObject({
      faults: [
        '2010-11: closed with 0 vouchers of 0, has 1 of 1',
        '2010-12: closed with 1 vouchers of 120, has 1 of 119',
      ],
    });
  });

  it('I6 holds for a late document of a period before the first that was closed, and when more is closed afterwards', async () => {
    await execute("DELETE FROM closed_period WHERE period = '2010-11'");
    await execute("INSERT INTO closed_period VALUES ('2011-01', 1, 510)");
    await execute("UPDATE voucher SET document_date = '2010-11-15' WHERE voucher_no = 'V2'");
    expect(await periods('e1', 'e2')).toMatchObject({ faults: [], holds: true });
  });

  it.each([
    ["date = '2010-10-05', document_date = '2010-10-05'", 'V2: dated 2010-10-05, its document 2010-10-05'],
    ["date = '2011-02-01'", 'V2: dated 2011-02-01, its document 2010-12-31'],
    ["date = '2011-01-02'", 'V2: dated 2011-01-02, its document 2010-12-31'],
    ["date = '2011-02-01', document_date = '2011-01-31'", 'V2: dated 2011-02-01, its document 2011-01-31'],
  ])(
    'I6 names a voucher in an unlisted closed period, moved to another day than the first open one, or without need: %s',
    async (change, fault) => {
      await execute(`UPDATE voucher SET ${change} WHERE voucher_no = 'V2'`);
      expect(await periods('e1', 'e2')).toMatchObject({ faults: [fault] });
    },
  );

  it('I6 names a voucher whose event is not on the broker', async () => {
    expect(await periods('e1')).toMatchObject({ faults: ['V2: its event e2 is not on the broker'] });
  });
});
