import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { openOrders } from './open-orders.js';

const tables = `
  CREATE TABLE account (account_no text, balance numeric, open_order_amount numeric, credit_limit numeric);
  CREATE TABLE account_position (account_no text, open_order_amount numeric, credit_limit numeric);
  CREATE TABLE sales_order (order_no text, account_no text, state text, gross numeric,
    approval_limit numeric, approval_exposure numeric, approval_account_version integer)`;

describe('I13', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    await s.database.query('TRUNCATE account, account_position, sales_order');
    await s.database.query("INSERT INTO account VALUES ('17850', 40, 60, 100)");
    await s.database.query("INSERT INTO account_position VALUES ('17850', 60.00, 100)");
    await s.database.query(`INSERT INTO sales_order VALUES
      ('SIP-1', '17850', 'INVOICED', 40, 40, 40, 1), ('SIP-2', '17850', 'APPROVED', 60, 100, 100, 3),
      ('SIP-3', '17850', 'ON_HOLD', 10, NULL, NULL, NULL)`);
  });
  const approvedOn = (version: number | null, exposure: number) =>
    s.database.query(
      "UPDATE sales_order SET approval_account_version = $1, approval_exposure = $2 WHERE order_no = 'SIP-2'",
      [version, exposure],
    );
  const check = () => openOrders.evaluate(s.evidence, emptyBroker);

  it('holds when every approval was within its limit and open orders add up', async () => {
    expect(await check()).toMatchObject({
      id: 'I13',
      holds: true,
      detail:
        '2 approvals within their limits, one after the other; ' +
        'open order amount 60.00 of 1 accounts = approved orders = CRM, limits too',
    });
  });

  it('holds when a limit was lowered below the exposure afterwards', async () => {
    await s.database.query(
      'UPDATE account SET credit_limit = 0; UPDATE account_position SET credit_limit = 0',
    );
    expect(await check()).toMatchObject({ holds: true });
  });

  it('names an approval over its limit, even where a raised limit hides it afterwards', async () => {
    await s.database.query("UPDATE sales_order SET approval_exposure = 40.01 WHERE order_no = 'SIP-1'");
    expect(await check()).toMatchObject({ holds: false, detail: 'SIP-1: exposure 40.01 limit 40' });
  });

  it('names an approved order without evidence', async () => {
    await s.database.query("UPDATE sales_order SET approval_limit = NULL WHERE order_no = 'SIP-2'");
    expect(await check()).toMatchObject({ holds: false, detail: 'SIP-2: exposure 100 limit unknown' });
  });

  it('names an account whose open amount is not that of its orders', async () => {
    await s.database.query('UPDATE account SET open_order_amount = 59');
    await s.database.query('UPDATE account_position SET open_order_amount = 59');
    expect(await check()).toMatchObject({ holds: false, detail: '17850: open 59 orders 60' });
  });

  it.each([
    ['open_order_amount = 50', 'open 50 limit 100'],
    ['credit_limit = 90', 'open 60 limit 90'],
  ])('names an account of which CRM shows %s', async (change, shown) => {
    await s.database.query(`UPDATE account_position SET ${change}`);
    expect(await check()).toMatchObject({ faults: [`17850: core open 60 limit 100, crm ${shown}`] });
  });

  it('holds when something happened between two approvals, or the second one counted the first one in', async () => {
    await s.database.query("UPDATE sales_order SET approval_exposure = 90 WHERE order_no = 'SIP-2'");
    expect(await check()).toMatchObject({ faults: [], holds: true });

    await approvedOn(2, 100);
    expect(await check()).toMatchObject({ faults: [], holds: true });
  });

  it.each([
    [1, 100, 'SIP-2: approved on version 1 like SIP-1'],
    [2, 60, 'SIP-2: exposure 60 gross 60 right after SIP-1 with 40'],
    [null, 100, 'SIP-2: approved on no version of its account'],
  ])('names an approval on version %s with exposure %s: it did not see the one before', async (...given) => {
    const [version, exposure, fault] = given;
    await approvedOn(version, exposure);
    expect(await check()).toMatchObject({ holds: false, faults: [fault] });
  });
});
