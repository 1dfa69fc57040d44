import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invoicingPolicy, type InvoicingPolicy } from '@kervan/contracts';
import { TradingCore } from '../trading-core.mother.js';
import { orderStates, type OrderState } from './order-state.js';

const cancellable: Record<InvoicingPolicy, readonly OrderState[]> = {
  ON_APPROVAL: ['DRAFT', 'ON_HOLD'],
  ON_RESERVATION: ['DRAFT', 'ON_HOLD', 'APPROVED', 'RESERVED'],
  AFTER_DESPATCH: ['DRAFT', 'ON_HOLD', 'APPROVED'],
};

/** What may be asked of an order, and in which states it may be done. */
const steps: Record<string, (policy: InvoicingPolicy) => readonly OrderState[]> = {
  approve: () => ['DRAFT', 'ON_HOLD'],
  hold: () => ['DRAFT'],
  cancel: (policy) => cancellable[policy],
  // Only an order whose invoice was cancelled is invoiced on request.
  invoice: () => [],
};

const illegal = [...invoicingPolicy.values].flatMap((invoicing) =>
  Object.entries(steps).flatMap(([step, legal]) =>
    orderStates
      .filter((state) => !legal(invoicing).includes(state))
      .map((state) => ({ invoicing, step, state, orderNo: `SIP-${invoicing}-${state}` })),
  ),
);

describe('an order that is asked for what its state does not allow', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
    for (const invoicing of invoicingPolicy.values)
      for (const state of orderStates) await orderIn(`SIP-${invoicing}-${state}`, invoicing, state);
    await core.s.past();
  });
  afterAll(() => core.s.close());

  async function orderIn(orderNo: string, invoicing: InvoicingPolicy, state: OrderState): Promise<void> {
    await core.place(orderNo);
    const approvals = state === 'DRAFT' ? 0 : 1;
    await core.s.query(
      `UPDATE sales_order SET state = $2, invoicing = $3, hold_reason = $4, shortage = '[]', approval_no = $5,
         approval_limit = $6, approval_exposure = $6, first_approved_at = $7, approved_at = $7,
         approval_account_version = CASE WHEN $5::integer > 0
           THEN 1000 + (SELECT count(approval_account_version) FROM sales_order) END
       WHERE order_no = $1`,
      [
        orderNo,
        state,
        invoicing,
        state === 'ON_HOLD' ? 'STOCK' : null,
        approvals,
        approvals === 0 ? null : '100',
        approvals === 0 ? null : new Date(),
      ],
    );
  }

  const ask = (step: string, orderNo: string) =>
    step === 'invoice'
      ? core.s.http('POST', '/api/invoices', { orderNo })
      : core.s.http('POST', `/api/orders/${orderNo}/${step}`);
  const everything = () => core.s.query('SELECT * FROM account, sales_order ORDER BY order_no');

  it.each(illegal)(
    'invoiced $invoicing: $step in $state tells the state and writes nothing',
    async (asked) => {
      const before = await everything();
      expect(await ask(asked.step, asked.orderNo)).toMatchObject({
        status: 409,
        body: { code: 'ORDER_STATE_INVALID', facts: { state: asked.state } },
      });
      expect(await everything()).toEqual(before);
      await core.s.thenNothing();
    },
  );

  it('covers every state of every policy', () => {
    expect(illegal).toHaveLength(3 * (6 + 7 + 8) + (6 + 4 + 5));
  });
});
