import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { InvoicingPolicy } from '@kervan/contracts';
import { TradingCore } from '../trading-core.mother.js';

/** What is left to do of an order once it is approved, in an order that the policy allows. */
const ends: Record<InvoicingPolicy, readonly (readonly Step[])[]> = {
  ON_APPROVAL: [
    ['despatch', 'pay'],
    ['pay', 'despatch'],
    ['despatch', 'return'],
  ],
  ON_RESERVATION: [
    ['reserve', 'despatch', 'pay'],
    ['reserve', 'pay', 'despatch'],
    ['reserve', 'despatch', 'return'],
  ],
  AFTER_DESPATCH: [
    ['reserve', 'despatch', 'pay'],
    ['reserve', 'despatch', 'return'],
    ['advance', 'reserve', 'despatch'],
  ],
};
type Step = 'reserve' | 'despatch' | 'pay' | 'return' | 'advance';

describe.each(Object.entries(ends))('an order invoiced %s', (policy, sequences) => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start({ INVOICING: policy });
  });
  beforeEach(() => core.empty());
  afterEach(async () => {
    expect(await core.s.query('SELECT key FROM parked_event')).toEqual([]);
  });
  afterAll(() => core.s.close());

  const take: Record<Step, () => Promise<unknown>> = {
    reserve: () => core.reserved('SIP-1'),
    despatch: () => core.despatched('SIP-1'),
    pay: () => core.pay('120.00'),
    advance: () => core.pay('120.00'),
    return: async () => core.giveBack('C1', await core.invoiceNoOf('SIP-1'), '1'),
  };

  it.each(sequences.map((steps) => [steps.join(', '), steps] as const))(
    'is closed by: %s',
    async (_, steps) => {
      await core.approved('SIP-1');
      const states = [];
      for (const step of steps) {
        await take[step]();
        const [order] = await core.s.query<{ state: string }>('SELECT state FROM sales_order');
        states.push(order?.state);
      }
      expect(states.at(-1)).toBe('CLOSED');
      expect(states.filter((state) => state === 'CLOSED')).toHaveLength(1);
    },
  );

  it('is not closed by a payment that leaves something open', async () => {
    await core.approved('SIP-1');
    if (policy !== 'ON_APPROVAL') await core.reserved('SIP-1');
    await core.despatched('SIP-1');
    await core.pay('119.99');
    expect(await core.read('orders/SIP-1')).not.toMatchObject({ state: 'CLOSED' });
    await core.pay('0.01');
    expect(await core.read('orders/SIP-1')).toMatchObject({ state: 'CLOSED' });
  });
});
