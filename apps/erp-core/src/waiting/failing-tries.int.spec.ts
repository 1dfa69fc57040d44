import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SatisBelgesiAlindi, StokRezervasyonuBasarisizOldu } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { otherInstance, type OtherInstance } from '../other-instance.mother.js';
import { STILL_CLOCK } from '../still-clock.mother.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { Complaints } from './complaints.js';
import { failure } from './stock-events.mother.js';
import { tryWaitingOrders } from './try-waiting-orders.js';

describe('an order whose goods have arrived, behind 150 older ones that cannot be approved', () => {
  let s: Scenario;
  let other: OtherInstance;
  const complaints = new Complaints(createLogger('spec', { level: 'silent' }));
  const dealing = { signal: new AbortController().signal, complaints };
  beforeAll(async () => {
    s = await scenario(erpCore, STILL_CLOCK);
    other = await otherInstance(s);
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products', product);
    await s.http('POST', '/api/accounts', account);
    await s.given(SatisBelgesiAlindi, tradeDocument('1'));
    await s.given(StokRezervasyonuBasarisizOldu, failure('SIP-1', { '85123A': ['6', 5] }));
    // There is no rate of their currency.
    await s.query(
      `INSERT INTO account SELECT (jsonb_populate_record(account,
         jsonb_build_object('account_no', 'EUR' || n, 'currency', 'EUR'))).*
       FROM account, generate_series(1, 150) n`,
    );
    await s.query(
      `INSERT INTO sales_order SELECT (jsonb_populate_record(sales_order, jsonb_build_object(
         'order_no', 'EUR-' || n, 'account_no', 'EUR' || n, 'currency', 'EUR', 'invoicing', 'ON_APPROVAL',
         'first_approved_at', now() - interval '1 day'))).*
       FROM sales_order, generate_series(1, 150) n`,
    );
    await s.query(
      `INSERT INTO sales_order_line SELECT (jsonb_populate_record(sales_order_line,
         jsonb_build_object('order_no', 'EUR-' || n))).*
       FROM sales_order_line, generate_series(1, 150) n`,
    );
    await s.query('UPDATE stock_level SET available = 6');
  });
  afterAll(async () => {
    await other.database.close();
    await s.close();
  });

  it('is approved', async () => {
    expect(await tryWaitingOrders(other.work, dealing)).toBe(true);
    expect(await s.http('GET', '/api/orders/SIP-1')).toMatchObject({ body: { state: 'APPROVED' } });
    expect(await tryWaitingOrders(other.work, dealing)).toBe(false);
  });
});
