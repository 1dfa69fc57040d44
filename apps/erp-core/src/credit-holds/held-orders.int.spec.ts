import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CariHesapLimitiGuncellendi, IadeBelgesiAlindi, SiparisOnaylandi } from '@kervan/contracts';
import { eventually, scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';

describe('orders that are held for credit', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, { ORDER_CLOCK_MS: '20' });
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products', product);
  });
  beforeEach(async () => {
    await s.query('TRUNCATE sales_order, sales_order_line, account CASCADE');
    await s.http('POST', '/api/accounts', account);
    await s.past();
  });
  afterAll(() => s.close());

  const limit = (creditLimit: string, accountNo = '17850') =>
    s.http('PUT', `/api/accounts/${accountNo}/credit-limit`, { creditLimit });
  /** An order of this net, 20 % KDV on top; tried at once. */
  const asked = async (orderNo: string, net: string, accountNo = '17850') => {
    const lines = [{ sku: '85123A', quantity: '1', unitPrice: net }];
    await s.http('POST', '/api/orders', { orderNo, accountNo, currency: 'TRY', lines });
    return s.http('POST', `/api/orders/${orderNo}/approve`);
  };
  const held = async (orderNo: string, net: string, accountNo?: string) => {
    expect(await asked(orderNo, net, accountNo)).toMatchObject({ body: { code: 'CREDIT_LIMIT_EXCEEDED' } });
  };
  const stateOf = async (orderNo: string) => {
    const [order] = await s.query<{ state: string }>(
      `SELECT state || coalesce('(' || hold_reason || ')', '') AS state FROM sales_order WHERE order_no = $1`,
      [orderNo],
    );
    return order?.state;
  };
  const released = (...orderNos: string[]) =>
    eventually(`${orderNos.join(', ')} to be released`, async () => {
      const states = await Promise.all(orderNos.map(stateOf));
      return states.every((state) => state === 'APPROVED');
    });
  /** What the clock leaves when it has nothing more to do. */
  const settled = () =>
    eventually('nothing to be left to release', async () => {
      const left = await s.query('SELECT order_no FROM order_to_release');
      return left.length === 0;
    });

  it('are released by a higher limit, the oldest first; a smaller one does not overtake', async () => {
    await held('SIP-1', '200');
    await held('SIP-2', '100');
    await s.past();

    // 120 of SIP-2 would fit, 240 of SIP-1 do not.
    await limit('239.99');
    await settled();
    expect(await stateOf('SIP-2')).toBe('ON_HOLD(CREDIT)');

    await limit('240.00');
    await released('SIP-1');
    await settled();
    expect(await stateOf('SIP-2')).toBe('ON_HOLD(CREDIT)');

    await limit('360.00');
    await released('SIP-2');
    expect(await s.http('GET', '/api/accounts/17850')).toMatchObject({
      body: { openOrderAmount: '360.00', availableCredit: '0.00' },
    });
  });

  it('are released in the order in which they were held, whenever they were placed', async () => {
    await s.http('POST', '/api/accounts', { ...account, accountNo: '17851', creditLimit: '0' });
    const lines = [{ sku: '85123A', quantity: '1', unitPrice: '100' }];
    for (const orderNo of ['SIP-1', 'SIP-2'])
      await s.http('POST', '/api/orders', { orderNo, accountNo: '17851', currency: 'TRY', lines });
    for (const orderNo of ['SIP-2', 'SIP-1']) await s.http('POST', `/api/orders/${orderNo}/approve`);
    await limit('120', '17851');
    await released('SIP-2');
    await settled();
    expect(await stateOf('SIP-1')).toBe('ON_HOLD(CREDIT)');
    await s.past();
  });

  it('are released in their own flows, once each, in the order of their holds', async () => {
    for (const orderNo of ['SIP-c', 'SIP-a', 'SIP-b']) await held(orderNo, '100');
    const flows = await s.query<{ orderNo: string; correlationId: string }>(
      'SELECT order_no AS "orderNo", correlation_id AS "correlationId" FROM sales_order ORDER BY held_at',
    );
    await s.past();
    await limit('360.00');
    await released('SIP-a', 'SIP-b', 'SIP-c');
    await settled();

    await s.thenPublished(CariHesapLimitiGuncellendi);
    for (const { orderNo, correlationId } of flows) {
      const approval = await s.thenPublished(SiparisOnaylandi, { orderNo });
      expect(approval).toMatchObject({ correlationId, workOrderNo: orderNo.replace('SIP', 'IE') });
    }
    await s.thenNothing();
  });

  it('are released when another order is cancelled', async () => {
    await asked('SIP-1', '50');
    await held('SIP-2', '80');
    await s.http('POST', '/api/orders/SIP-1/cancel');
    await released('SIP-2');
  });

  it('are released when one that was held before is cancelled', async () => {
    await held('SIP-1', '200');
    await held('SIP-2', '100');
    await limit('120');
    await settled();
    expect(await stateOf('SIP-2')).toBe('ON_HOLD(CREDIT)');
    await s.http('POST', '/api/orders/SIP-1/cancel');
    await released('SIP-2');
  });

  it('are released when goods come back', async () => {
    await s.query('UPDATE account SET balance = 100');
    await held('SIP-1', '15.30');
    await s.given(IadeBelgesiAlindi, tradeDocument('C1'));
    await released('SIP-1');
  });

  it('of one account do not wait for those of another', async () => {
    await s.http('POST', '/api/accounts', { ...account, accountNo: '17851' });
    await held('SIP-1', '100');
    await held('SIP-2', '100', '17851');
    await limit('120', '17851');
    await released('SIP-2');
    expect(await stateOf('SIP-1')).toBe('ON_HOLD(CREDIT)');
  });

  it('of a closed account stay held until it is opened again', async () => {
    await held('SIP-1', '100');
    await s.http('PATCH', '/api/accounts/17850', { status: 'CLOSED' });
    await limit('1000');
    await settled();
    expect(await stateOf('SIP-1')).toBe('ON_HOLD(CREDIT)');
    await s.http('PATCH', '/api/accounts/17850', { status: 'ACTIVE' });
    await released('SIP-1');
  });

  it('for other reasons are left alone', async () => {
    await held('SIP-1', '100');
    await s.query(`UPDATE sales_order SET hold_reason = 'MANUAL'`);
    await limit('1000');
    await settled();
    expect(await stateOf('SIP-1')).toBe('ON_HOLD(MANUAL)');
  });
});
