import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@kervan/observability';
import { otherInstance, type OtherInstance } from '../other-instance.mother.js';
import { TradingCore } from '../trading-core.mother.js';
import { Complaints } from '../waiting/complaints.js';
import { releaseHeldOrders } from './release-held-orders.js';

describe('a held order behind 150 older ones that cannot be released, as there is no rate of their currency', () => {
  let core: TradingCore;
  let other: OtherInstance;
  const lines: string[] = [];
  const logger = createLogger('spec', { destination: { write: (line) => void lines.push(line) } });
  const dealing = { signal: new AbortController().signal, complaints: new Complaints(logger) };
  beforeAll(async () => {
    core = await TradingCore.start({ INVOICING: 'ON_APPROVAL' });
    other = await otherInstance(core.s);
    await core.opened('17851', 'TRY', '0');
    await core.approved('SIP-1', { accountNo: '17851' });
    await core.s.query(
      `INSERT INTO account SELECT (jsonb_populate_record(account,
         jsonb_build_object('account_no', 'EUR' || n, 'currency', 'EUR'))).*
       FROM account, generate_series(1, 150) n WHERE account_no = '17851'`,
    );
    await core.s.query(
      `INSERT INTO sales_order SELECT (jsonb_populate_record(sales_order, jsonb_build_object(
         'order_no', 'EUR-' || n, 'account_no', 'EUR' || n, 'currency', 'EUR', 'held_at', now() - interval '1 day'))).*
       FROM sales_order, generate_series(1, 150) n`,
    );
    await core.s.query(
      `INSERT INTO sales_order_line SELECT (jsonb_populate_record(sales_order_line,
         jsonb_build_object('order_no', 'EUR-' || n))).*
       FROM sales_order_line, generate_series(1, 150) n`,
    );
    await core.s.query('UPDATE account SET credit_limit = 1000');
  });
  afterAll(async () => {
    await other.database.close();
    await core.s.close();
  });

  it('is released, and each of the others is complained of once', async () => {
    expect(await releaseHeldOrders(other.work, dealing)).toBe(true);
    expect(await core.read('orders/SIP-1')).toMatchObject({ state: 'INVOICED' });
    expect(await releaseHeldOrders(other.work, dealing)).toBe(false);
    expect(lines).toHaveLength(150);
    expect(lines[0]).toContain('FX_RATE_NOT_FOUND');
  });
});
