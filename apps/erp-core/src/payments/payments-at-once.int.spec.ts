import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TradingCore } from '../trading-core.mother.js';

describe('payments that come at once', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
  });
  beforeEach(() => core.empty());
  afterAll(() => core.s.close());

  const account = async () => (await core.s.query('SELECT balance, advances FROM account'))[0];
  const invoices = async () => core.s.query('SELECT open_amount FROM invoice ORDER BY invoice_no');

  it('settle no more than is open; the rest are advances', async () => {
    await core.invoiced('SIP-1');
    const answers = await Promise.all(Array.from({ length: 20 }, () => core.pay('10.00')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    expect(await account()).toEqual({ balance: '0.00', advances: '80.00' });
    expect(await invoices()).toEqual([{ open_amount: '0.00' }]);
    expect(await core.s.query('SELECT count(*)::int AS matches, sum(amount) FROM payment_match')).toEqual([
      { matches: 12, sum: '120.00' },
    ]);
  });

  it('beside invoices, leave no advance where something is open', async () => {
    const orders = Array.from({ length: 10 }, (_, index) => `SIP-${index}`);
    for (const orderNo of orders) await core.approved(orderNo);
    await Promise.all([
      ...orders.map((orderNo) => core.reserved(orderNo)),
      ...orders.map(() => core.pay('100.00')),
    ]);
    await core.s.atRest();
    // Ten invoices of 120.00, ten payments of 100.00, in whatever order.
    expect(await account()).toEqual({ balance: '200.00', advances: '0.00' });
    expect(await core.s.query('SELECT sum(open_amount) AS open FROM invoice')).toEqual([{ open: '200.00' }]);
    expect(await core.s.query('SELECT sum(amount) AS matched FROM payment_match')).toEqual([
      { matched: '1000.00' },
    ]);
    expect(await core.s.query('SELECT key FROM parked_event')).toEqual([]);
  });
});
