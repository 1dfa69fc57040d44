import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { invoicingPolicy, SiparisIptalEdildi, type InvoicingPolicy } from '@kervan/contracts';
import { scenario, type Scenario } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { STILL_CLOCK } from '../still-clock.mother.js';
import { account, product, rates } from '../trade-document.mother.js';
import { isOpen, orderStates, type OrderState } from './order-state.js';

const cancellable: Record<InvoicingPolicy, readonly OrderState[]> = {
  ON_APPROVAL: ['DRAFT', 'ON_HOLD'],
  ON_RESERVATION: ['DRAFT', 'ON_HOLD', 'APPROVED', 'RESERVED'],
  AFTER_DESPATCH: ['DRAFT', 'ON_HOLD', 'APPROVED'],
};
const cases = [...invoicingPolicy.values].flatMap((invoicing) =>
  orderStates.map((state) => ({ invoicing, state, possible: cancellable[invoicing].includes(state) })),
);

describe('cancelling an order', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(erpCore, STILL_CLOCK);
    await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
    await s.http('POST', '/api/products/batch', { products: [product] });
    await s.past();
  });
  beforeEach(async () => {
    await s.query('TRUNCATE account, sales_order, sales_order_line, invoice');
    await s.http('POST', '/api/accounts/batch', { accounts: [account] });
    await s.past();
  });
  afterAll(() => s.close());

  const cancel = (orderNo: string) => s.http('POST', `/api/orders/${orderNo}/cancel`);
  const exposure = async () => (await s.http('GET', '/api/accounts/17850')).body;
  /** An order of 18.36 as if it had come to a state. */
  const orderIn = async (orderNo: string, state: OrderState, invoicing: InvoicingPolicy) => {
    const lines = [{ sku: '85123A', quantity: '6', unitPrice: '2.55' }];
    await s.http('POST', '/api/orders', { orderNo, accountNo: '17850', currency: 'TRY', lines });
    const approved = state === 'DRAFT' ? 'NULL' : '100';
    const moment = state === 'DRAFT' ? 'NULL' : 'now()';
    await s.query(
      `UPDATE sales_order SET state = $2, invoicing = $3, hold_reason = $4, shortage = '[]', approval_no = $5,
         approval_limit = ${approved}, approval_exposure = ${approved}, first_approved_at = ${moment}, approved_at = ${moment},
         approval_account_version = CASE WHEN $5::integer > 0
           THEN 1000 + (SELECT count(approval_account_version) FROM sales_order) END
       WHERE order_no = $1`,
      [orderNo, state, invoicing, state === 'ON_HOLD' ? 'STOCK' : null, state === 'DRAFT' ? 0 : 1],
    );
    if (isOpen(state)) await s.query('UPDATE account SET open_order_amount = 18.36');
  };

  it.each(cases.filter(({ possible }) => possible))(
    'invoiced $invoicing and in state $state, gives back what it held open and tells the warehouse',
    async ({ invoicing, state }) => {
      const orderNo = `SIP-${invoicing}-${state}`;
      await orderIn(orderNo, state, invoicing);

      expect(await cancel(orderNo)).toMatchObject({
        status: 200,
        body: { state: 'CANCELLED', holdReason: null, version: 2 },
      });

      const { data, workOrderNo } = await s.thenPublished(SiparisIptalEdildi);
      expect(data).toEqual({ orderNo, accountNo: '17850', reason: 'REQUESTED', previousState: state });
      expect(workOrderNo).toBe(`IE-${invoicing}-${state}`);
      expect(await exposure()).toMatchObject({ balance: '0.00', openOrderAmount: '0.00' });
      await s.thenNothing();
    },
  );

  it.each(cases.filter(({ possible }) => !possible))(
    'invoiced $invoicing and in state $state, is refused and writes nothing',
    async ({ invoicing, state }) => {
      const orderNo = `SIP-${invoicing}-${state}`;
      await orderIn(orderNo, state, invoicing);
      const before = await exposure();

      expect(await cancel(orderNo)).toMatchObject({
        status: 409,
        body: {
          code: 'ORDER_STATE_INVALID',
          detail: `order ${orderNo} is ${state} and cannot become CANCELLED`,
          facts: { state },
        },
      });

      await s.thenNothing();
      expect(await s.http('GET', `/api/orders/${orderNo}`)).toMatchObject({ body: { state, version: 1 } });
      expect(await exposure()).toEqual(before);
    },
  );

  it('asked for many times at once, happens once', async () => {
    await orderIn('SIP-many', 'APPROVED', 'ON_RESERVATION');
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel('SIP-many')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refusals = answers.filter(({ status }) => status !== 200);
    for (const { body } of refusals) expect(body).toMatchObject({ facts: { state: 'CANCELLED' } });
    await s.thenPublished(SiparisIptalEdildi, { orderNo: 'SIP-many' });
    await s.thenNothing();
    expect(await exposure()).toMatchObject({ openOrderAmount: '0.00' });
  });
});
