import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SiparisOnaylandi } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { otherInstance, type OtherInstance } from '../other-instance.mother.js';
import { account, product, rates } from '../trade-document.mother.js';
import { Complaints } from '../waiting/complaints.js';
import { releaseHeldOrders } from './release-held-orders.js';

const HOUR_MS = '3600000';
const complaints: string[] = [];
const logger = createLogger('spec', { destination: { write: (line) => void complaints.push(line) } });
const dealing = { signal: new AbortController().signal, complaints: new Complaints(logger) };

describe('several instances of the core that release held orders', () => {
  let s: Scenario;
  let other: OtherInstance;
  const orderNos = Array.from({ length: 70 }, (_, index) => `SIP-${String(index).padStart(2, '0')}`);
  beforeAll(async () => {
    s = await scenario(erpCore, { ORDER_CLOCK_MS: HOUR_MS });
    other = await otherInstance(s);
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products', product);
    await s.http('POST', '/api/accounts', { ...account, creditLimit: '0' });
    // 833.33 and 166.67 KDV, 1,000.00 gross. They are held in another order than that of their numbers.
    const lines = [{ sku: '85123A', quantity: '1', unitPrice: '833.33' }];
    for (const orderNo of orderNos.toReversed()) {
      await s.http('POST', '/api/orders', { orderNo, accountNo: '17850', currency: 'TRY', lines });
      await s.http('POST', `/api/orders/${orderNo}/approve`);
    }
    await s.past();
  });
  afterAll(async () => {
    await other.database.close();
    await s.close();
  });

  const releaseAll = async () => {
    while (await releaseHeldOrders(other.work, dealing));
  };
  const approved = () =>
    s.query(`SELECT order_no AS "orderNo" FROM sales_order WHERE state = 'APPROVED' ORDER BY order_no`);

  it('release the thirty oldest of seventy, once each, one after the other', async () => {
    await s.query('UPDATE account SET credit_limit = 30500');

    await Promise.all([releaseAll(), releaseAll(), releaseAll()]);

    const oldest = orderNos.slice(40);
    expect(await approved()).toEqual(oldest.map((orderNo) => ({ orderNo })));
    expect(await s.http('GET', '/api/accounts/17850')).toMatchObject({
      body: { openOrderAmount: '30000.00', availableCredit: '500.00' },
    });
    for (const orderNo of oldest.toReversed())
      await s.thenPublished(SiparisOnaylandi, { orderNo, approvalNo: 1 });
    await s.thenNothing();
    expect(await releaseHeldOrders(other.work, dealing)).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('release exactly the two oldest when the balance falls by 2,000.00', async () => {
    await s.query('UPDATE account SET balance = balance - 2000');

    await Promise.all([releaseAll(), releaseAll()]);

    for (const orderNo of ['SIP-39', 'SIP-38']) await s.thenPublished(SiparisOnaylandi, { orderNo });
    await s.thenNothing();
  });
});
