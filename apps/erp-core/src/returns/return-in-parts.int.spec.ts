import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TradingCore } from '../trading-core.mother.js';

describe('an invoice that comes back in parts', () => {
  let core: TradingCore;
  beforeAll(async () => {
    core = await TradingCore.start();
  });
  beforeEach(() => core.empty());
  afterAll(() => core.s.close());

  /** Returns a piece at a time. @returns what each return said. */
  const inPieces = async (unitPrice: string, quantities: readonly string[]) => {
    const quantity = String(quantities.reduce((total, each) => total + Number(each), 0));
    const invoiceNo = await core.delivered('SIP-1', { quantity, unitPrice });
    const answers = [];
    for (const [index, each] of quantities.entries())
      answers.push(await core.giveBack(`C${index}`, invoiceNo, each));
    return { invoiceNo, returns: answers.map(({ body }) => body) };
  };

  const nothingIsLeft = async (invoiceNo: string) => {
    expect(await core.read(`invoices/${invoiceNo}`)).toMatchObject({ openAmount: '0.00', state: 'SETTLED' });
    expect(await core.read('accounts/17850')).toMatchObject({ balance: '0.00' });
    expect(await core.read('orders/SIP-1')).toMatchObject({ state: 'CLOSED' });
  };

  it.each([
    // 0.99 + 0.20: KDV of 0.33, 0.66 and 0.99 is 0.07, 0.13 and 0.20.
    ['0.33', ['0.40', '0.39', '0.40']],
    // 0.96 + 0.19: KDV of 0.32, 0.64 and 0.96 is 0.06, 0.13 and 0.19.
    ['0.32', ['0.38', '0.39', '0.38']],
  ])('of three pieces at %s, ends at nothing', async (unitPrice, gross) => {
    const { invoiceNo, returns } = await inPieces(unitPrice, ['1', '1', '1']);
    expect(returns).toMatchObject(gross.map((each) => ({ gross: each })));
    await nothingIsLeft(invoiceNo);
  });

  it('says the same whenever it is read', async () => {
    const { returns } = await inPieces('0.33', ['1', '1', '1']);
    for (const [index, each] of returns.entries())
      expect(await core.read(`returns/IAD202600000000${index + 1}`)).toEqual(each);
    expect(returns[1]).toMatchObject({
      kdv: '0.06',
      kdvSummary: [{ rate: '20', base: '0.33', kdv: '0.06' }],
    });
  });

  it('ends at nothing, however it is split', async () => {
    const split = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(split, fc.integer({ min: 1, max: 999 }), async (quantities, price) => {
        await core.empty();
        const { invoiceNo } = await inPieces(`0.${String(price).padStart(3, '0')}`, quantities.map(String));
        await nothingIsLeft(invoiceNo);
      }),
      { numRuns: 5 },
    );
  });
});
