import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyBroker, specEvidence, type SpecEvidence } from '../evidence/evidence.mother.js';
import { openOrders } from './open-orders.js';

const tables = `
  CREATE TABLE account (account_no text, balance numeric, open_order_amount numeric, credit_limit numeric);
  CREATE TABLE sales_order (order_no text, account_no text, state text, gross numeric,
    approval_limit numeric, approval_exposure numeric)`;

describe('I13', () => {
  let s: SpecEvidence;
  beforeAll(async () => {
    s = await specEvidence(tables);
  });
  afterAll(() => s.close());
  beforeEach(async () => {
    await s.database.query('TRUNCATE account, sales_order');
    await s.database.query("INSERT INTO account VALUES ('17850', 40, 60, 100)");
    await s.database.query(`INSERT INTO sales_order VALUES
      ('SIP-1', '17850', 'INVOICED', 40, 40, 40), ('SIP-2', '17850', 'APPROVED', 60, 100, 100),
      ('SIP-3', '17850', 'ON_HOLD', 10, NULL, NULL)`);
  });
  const check = () => openOrders.evaluate(s.evidence, emptyBroker);

  it('holds when every approval was within its limit and open orders add up', async () => {
    expect(await check()).toMatchObject({
      id: 'I13',
      holds: true,
      detail: '2 approvals within their limits; open order amount 60.00 of 1 accounts = approved orders',
    });
  });

  it('holds when a limit was lowered below the exposure afterwards', async () => {
    await s.database.query('UPDATE account SET credit_limit = 0');
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
    expect(await check()).toMatchObject({ holds: false, detail: '17850: open 59 orders 60' });
  });
});
