import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { documentsInLedger } from './documents-in-ledger.js';

const tables = `
  CREATE TABLE invoice (invoice_no text, invoice_type text, issue_date date, currency text, fx_rate numeric,
    payable numeric, withholding_tenths integer, cancelled_at timestamptz,
    net numeric, kdv numeric);
  CREATE TABLE return_invoice (invoice_no text, issue_date date, currency text, gross numeric,
    related_invoice_no text, return_no integer, fx_rate numeric, net numeric, kdv numeric);
  CREATE TABLE invoice_line (invoice_no text, kdv_rate numeric, net numeric, line_no integer, quantity numeric);
  CREATE TABLE return_invoice_line (invoice_no text, kdv_rate numeric, net numeric, related_line_no integer, quantity numeric);
  CREATE TABLE payment (payment_no text, currency text, amount numeric, unmatched numeric, fx_rate numeric);
  CREATE TABLE payment_match (payment_no text, amount numeric);
  CREATE TABLE commission_entry (accrual_no text, kind text, amount numeric, tax numeric);
  CREATE TABLE doubtful_receivable (document_no text, currency text, amount numeric, provision numeric);
  CREATE TABLE voucher (voucher_no text, document_no text, source_event_id text, currency text, fx_rate numeric);
  CREATE TABLE voucher_line (voucher_no text, gl_account text, debit numeric, credit numeric,
    document_debit numeric, document_credit numeric, item_no text)`;
const names = [...tables.matchAll(/TABLE (\w+)/g)].map(([, name = '']) => name).join(', ');

describe('I2', () => {
  let s: SpecEvidence;
  const posted: string[] = [];
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    posted.splice(0);
    await s.database.query(`TRUNCATE ${names}`);
    await s.database.query("INSERT INTO invoice VALUES ('K1', 'SATIS', '2010-12-01', 'TRY', NULL, 120)");
    await s.database.query("INSERT INTO invoice_line VALUES ('K1', 20, 60), ('K1', 20, 40)");
    await s.database.query(
      "INSERT INTO return_invoice VALUES ('R1', '2010-12-02', 'TRY', 12, NULL, NULL, NULL, 10, 2)",
    );
    await s.database.query("INSERT INTO return_invoice_line VALUES ('R1', 20, 10)");
    await post('K1', '120:120 600:-100 391001:-20');
    await post('R1', '120:-12 610:10 191:2');
  });

  /** A voucher of the document and its event, by its lines in the document's currency: `120:120 600:-100`; TRY behind a slash. */
  async function post(documentNo: string, lines: string, { suffix = '', currency = 'TRY', rate = '' } = {}) {
    const voucherNo = `YF-${documentNo}${suffix}`;
    posted.push(voucherNo);
    await s.database.query("INSERT INTO voucher VALUES ($1, $2, $1, $3, nullif($4, '')::numeric)", [
      voucherNo,
      documentNo,
      currency,
      rate,
    ]);
    for (const [, account, amount = '', lira = amount] of lines.matchAll(/(\d+):([-.\d]+)(?:\/([-.\d]+))?/g))
      await s.database.query(
        `INSERT INTO voucher_line
         SELECT $1, $2, greatest(lira, 0), greatest(-lira, 0), greatest(amount, 0), greatest(-amount, 0)
         FROM (SELECT $3::numeric AS amount, $4::numeric AS lira) AS given`,
        [voucherNo, account, amount, lira],
      );
  }
  const check = (ids: readonly string[] = posted) =>
    documentsInLedger.evaluate(s.evidence, { ...emptyBroker, postedIds: new Set(ids) });
  const execute = (sql: string) => s.database.query(sql);

  it('holds when every document and its event have one voucher, amounts alike', async () => {
    expect(await check()).toEqual({
      id: 'I2',
      holds: true,
      checked: true,
      detail:
        '1 invoices, 0 of them cancelled, 1 returns, 0 payments, 0 doubtful receivables, 0 commissions, ' +
        'nothing left in TRY of settled items, 2 events, one voucher each: 120, 600 / 601 / 610, 391 / 191 as the documents say',
      faults: [],
    });
  });

  it('holds for an export, a withheld KDV and other rates, in the currency of the documents', async () => {
    await execute("INSERT INTO invoice VALUES ('E1', 'ISTISNA', '2010-12-01', 'EUR', 51.2345, 15.30)");
    await execute("INSERT INTO invoice_line VALUES ('E1', 0, 15.30)");
    await post('E1', '120:15.30/783.89 601:-15.30/-783.89', { currency: 'EUR' });
    // The official sample: 18 % of 20,000.00 is 3,600.00, of which the seller owes a tenth.
    await execute("INSERT INTO invoice VALUES ('T1', 'TEVKIFAT', '2010-12-01', 'TRY', NULL, 20360, 9)");
    await execute("INSERT INTO invoice_line VALUES ('T1', 18, 20000)");
    await post('T1', '120:20360 600:-20000 391004:-360');
    // 9/10 of 0.05 + 0.05 are 0.09 for the document; the lower rate takes its 0.05 (0.045 half-up), the other the rest.
    await execute("INSERT INTO invoice VALUES ('T2', 'TEVKIFAT', '2010-12-01', 'TRY', NULL, 0.76, 9)");
    await execute("INSERT INTO invoice_line VALUES ('T2', 10, 0.50), ('T2', 20, 0.25)");
    await post('T2', '120:0.76 600:-0.75 391001:-0.01');
    expect(await check()).toMatchObject({ faults: [], holds: true });

    await execute('UPDATE voucher_line SET debit = 783.90 WHERE debit = 783.89');
    await execute('UPDATE voucher_line SET document_credit = 361 WHERE document_credit = 360');
    expect(await check()).toMatchObject({
      faults: [
        'E1: core EUR 120 15.3 TRY 783.89 601 15.3, ledger EUR 120 15.3 TRY 783.9 601 15.3',
        'T1: core TRY 120 20360 600 20000 391 18% 360, ledger TRY 120 20360 600 20000 391 18% 361',
      ],
    });
  });

  it('rounds the KDV of a currency to its own decimals', async () => {
    await execute(
      "INSERT INTO invoice VALUES ('Y1', 'SATIS', '2010-12-01', 'JPY', 0.35, 1005), ('W1', 'SATIS', '2010-12-01', 'KWD', 100, 1.263)",
    );
    await execute("INSERT INTO invoice_line VALUES ('Y1', 10, 914), ('W1', 1, 1.250)");
    await post('Y1', '120:1005/351.75 600:-914/-319.90 391002:-91/-31.85', { currency: 'JPY' });
    await post('W1', '120:1.263/126.30 600:-1.250/-125.00 391003:-0.013/-1.30', { currency: 'KWD' });
    expect(await check()).toMatchObject({ faults: [], holds: true });
  });

  it('takes returns as the core wrote them, which together come to the invoice they return', async () => {
    // 3 x 0.33 at 20 %: KDV of 0.33, 0.66 and 0.99 is 0.07, 0.13 and 0.20.
    await execute(
      "INSERT INTO invoice VALUES ('K3', 'SATIS', '2010-12-01', 'TRY', NULL, 1.19, NULL, NULL, 0.99, 0.20)",
    );
    await execute("INSERT INTO invoice_line VALUES ('K3', 20, 0.99, 1, 3)");
    await post('K3', '120:1.19 600:-0.99 391001:-0.20');
    for (const [place, kdv, gross] of [
      [1, '0.07', '0.40'],
      [2, '0.06', '0.39'],
      [3, '0.07', '0.40'],
    ] as const) {
      const no = `R-K3-${place}`;
      await execute(
        `INSERT INTO return_invoice VALUES ('${no}', '2010-12-02', 'TRY', ${gross}, 'K3', ${place}, NULL, 0.33, ${kdv})`,
      );
      await execute(`INSERT INTO return_invoice_line VALUES ('${no}', 20, 0.33, 1, 1)`);
      await post(no, `120:-${gross} 610:0.33 191:${kdv}`);
    }
    expect(await check()).toMatchObject({ faults: [], holds: true });

    await execute("UPDATE return_invoice SET kdv = 0.07 WHERE invoice_no = 'R-K3-2'");
    expect(await check()).toMatchObject({
      faults: [
        'R-K3-2: core TRY 120 -0.39 610 0.33 191 0.07, ledger TRY 120 -0.39 610 0.33 191 0.06',
        'K3: returned whole with net 0.99 KDV 0.21 of net 0.99 KDV 0.2',
      ],
    });

    await execute("UPDATE return_invoice_line SET quantity = 0.5 WHERE invoice_no = 'R-K3-1'");
    expect(await check()).toMatchObject({ faults: [expect.stringMatching(/^R-K3-2: /)] });
  });

  it('values a return in another currency at its rate, what is doubtful of its invoice too', async () => {
    // 15.30 + 3.06 EUR at 51.2345: 940.67 TRY, of which the KDV is 156.78.
    await execute(
      "INSERT INTO return_invoice VALUES ('R2', '2010-12-02', 'EUR', 18.36, NULL, NULL, 51.2345, 15.30, 3.06)",
    );
    await post('R2', '128:-8/-409.88 120:-10.36/-530.79 610:15.30/783.89 191:3.06/156.78', {
      currency: 'EUR',
      rate: '51.2345',
    });
    expect(await check()).toMatchObject({ faults: [], holds: true });

    await execute('UPDATE voucher_line SET debit = debit - 0.02 WHERE document_debit = 15.30');
    await execute('UPDATE voucher_line SET debit = debit - 0.01 WHERE document_debit = 3.06');
    expect(await check()).toMatchObject({
      faults: [
        'R2: core EUR 120 -18.36 610 15.3 191 3.06 TRY 156.78, ledger EUR 120 -18.36 610 15.3 191 3.06 TRY 156.77',
        'R2: 610 and 191 940.64 TRY for 18.36 EUR at 51.2345',
      ],
    });
  });

  it('holds with the voucher of goods, which belongs to an event alone', async () => {
    await post('D1', '621:60 153:-60');
    expect(await check()).toMatchObject({ holds: true });
    expect(await check(posted.slice(0, 2))).toMatchObject({
      faults: ['event YF-D1: published nothing, vouchers 1'],
    });
  });

  it('names an invoice whose voucher is one of goods', async () => {
    await execute("DELETE FROM voucher_line WHERE voucher_no = 'YF-K1'");
    await execute(
      "INSERT INTO voucher_line VALUES ('YF-K1', '621', 60, 0, 60, 0), ('YF-K1', '153', 0, 60, 0, 60)",
    );
    expect(await check()).toMatchObject({
      faults: ['K1: core TRY 120 120 600 100 391 20% 20, ledger nothing'],
    });
  });

  it('names what the ledger has otherwise', async () => {
    await execute('UPDATE voucher_line SET document_debit = 121 WHERE document_debit = 120');
    expect(await check()).toMatchObject({
      faults: ['K1: core TRY 120 120 600 100 391 20% 20, ledger TRY 120 121 600 100 391 20% 20'],
    });
  });

  it('names a cancelled invoice that the ledger keeps, wholly or in part', async () => {
    await execute("UPDATE invoice SET cancelled_at = now() WHERE invoice_no = 'K1'");
    expect(await check()).toMatchObject({ faults: ['K1: core cancelled, ledger nothing'] });

    await post('K1', '120:-120 600:100 391001:19', { suffix: '-IPTAL' });
    expect(await check()).toMatchObject({ faults: ['K1: cancelled, but the ledger keeps 391001 -1 TRY -1'] });

    await execute(
      `UPDATE voucher_line SET gl_account = '128', credit = 119, document_credit = 120 WHERE credit = 120`,
    );
    await execute(`UPDATE voucher_line SET debit = 20, document_debit = 20 WHERE debit = 19`);
    expect(await check()).toMatchObject({ faults: [], holds: true });
  });

  it('names a payment whose matches or advance the ledger has otherwise', async () => {
    await execute("INSERT INTO payment VALUES ('P1', 'TRY', 100, 10)");
    await execute("INSERT INTO payment_match VALUES ('P1', 60), ('P1', 30)");
    await post('P1', '102:100 120:-60 340:-40');
    await post('P1', '340:30 120:-30', { suffix: '-later' });
    expect(await check()).toMatchObject({ faults: [], holds: true });

    await execute('UPDATE payment SET unmatched = 11');
    expect(await check()).toMatchObject({
      faults: [
        'P1: core TRY received 100 matched 90 advance 11, ledger TRY received 100 matched 90 advance 10',
      ],
    });
  });

  it('names a payment in another currency that was not taken at its own rate', async () => {
    await execute("INSERT INTO payment VALUES ('P1', 'EUR', 10, 0, 52)");
    await execute("INSERT INTO payment_match VALUES ('P1', 10)");
    await post('P1', '102:10/520 120:-4/-200 128:-6/-310 646:0/-10', { currency: 'EUR' });
    expect(await check()).toMatchObject({ faults: [], holds: true });

    await execute("UPDATE voucher_line SET debit = 519.99 WHERE gl_account = '102'");
    expect(await check()).toMatchObject({
      faults: [
        'P1: core EUR received 10 TRY 520 matched 10 advance 0, ledger EUR received 10 TRY 519.99 matched 10 advance 0',
      ],
    });
  });

  it('names an item that is settled in its currency, but not in TRY', async () => {
    await execute("UPDATE voucher_line SET item_no = 'K1' WHERE gl_account = '120'");
    await execute("INSERT INTO voucher_line VALUES ('YF-other', '120', 0, 107.99, 0, 108, 'K1')");
    expect(await check()).toMatchObject({
      faults: ['K1 120: settled, but the ledger keeps 0.01 TRY'],
    });
    await execute('UPDATE voucher_line SET credit = 108 WHERE credit = 107.99');
    expect(await check()).toMatchObject({ faults: [], holds: true });
  });

  it('names a commission that the ledger has otherwise', async () => {
    await execute(
      "INSERT INTO commission_entry VALUES ('C1', 'ACCRUAL', 50, 7.50), ('C2', 'REVERSAL', 10, 0)",
    );
    await post('C1', '760:50 335:-42.50 360:-7.50');
    await post('C2', '335:10 760:-10');
    expect(await check()).toMatchObject({ faults: [], holds: true });

    await execute("UPDATE commission_entry SET tax = 7.40 WHERE accrual_no = 'C1'");
    expect(await check()).toMatchObject({
      faults: ['C1: hr 335 -42.6 360 -7.4 760 50, ledger 335 -42.5 360 -7.5 760 50'],
    });
  });

  it('names a doubtful receivable that the ledger has otherwise', async () => {
    await execute("INSERT INTO doubtful_receivable VALUES ('S1', 'TRY', 100, 60)");
    await post('S1', '128:100 120:-100 654:60 129:-60');
    expect(await check()).toMatchObject({ faults: [], holds: true });

    await execute('UPDATE doubtful_receivable SET amount = 90');
    expect(await check()).toMatchObject({
      faults: ['S1: receivables TRY 128 90 120 -90 129 -60, ledger TRY 128 100 120 -100 129 -60'],
    });
  });

  it('names an event without voucher, and one with two', async () => {
    await execute("INSERT INTO voucher VALUES ('YF-2', 'K2', 'YF-K1', 'TRY')");
    expect(await check([...posted, 'lost'])).toMatchObject({
      faults: ['event YF-K1: published 1, vouchers 2', 'event lost: published 1, vouchers nothing'],
    });
  });

  it('names a voucher of an event that does not exist', async () => {
    expect(await check(['YF-K1'])).toMatchObject({ faults: ['event YF-R1: published nothing, vouchers 1'] });
  });
});
