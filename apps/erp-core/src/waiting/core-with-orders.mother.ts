import { expect } from '@jest/globals';
import { SatisBelgesiAlindi, StokRezervasyonuBasarisizOldu } from '@kervan/contracts';
import { scenario, type Scenario, eventually } from '@kervan/testing';
import { erpCore } from '../erp-core.js';
import { account, product, rates, tradeDocument } from '../trade-document.mother.js';
import { failure, type Lacking } from './stock-events.mother.js';

/** A core that knows account 17850, with credit for everything, and these products. */
export async function coreWithOrders(skus: string): Promise<CoreWithOrders> {
  const s = await scenario(erpCore, { ORDER_CLOCK_MS: '20' });
  await s.http('PUT', '/api/kdv-classes/GENERAL/rates', rates);
  await s.http('POST', '/api/accounts/batch', { accounts: [{ ...account, creditLimit: '1000000' }] });
  await s.http('POST', '/api/products/batch', {
    products: skus.split(' ').map((sku) => ({ ...product, sku })),
  });
  return new CoreWithOrders(s);
}

/** Places orders, lets the warehouse refuse them, and waits for what becomes of them. */
export class CoreWithOrders {
  #orders = 0;

  constructor(readonly s: Scenario) {}

  /** An approved order of these quantities of products, 2.55 each. @returns its number. */
  async approvedOf(wanted: Readonly<Record<string, string>>): Promise<string> {
    const documentNo = `W${String(++this.#orders).padStart(3, '0')}`;
    const lines = Object.entries(wanted).map(([sku, quantity], index) => {
      return { lineNo: index + 1, sku, quantity, unitPrice: '2.55' };
    });
    await this.s.given(SatisBelgesiAlindi, tradeDocument(documentNo, { lines }));
    return `SIP-${documentNo}`;
  }

  /** Of 6 pieces of each product, 18.36 each. */
  approved(...skus: string[]): Promise<string> {
    return this.approvedOf(Object.fromEntries(skus.map((sku) => [sku, '6'])));
  }

  async fails(orderNo: string, lacking: Lacking): Promise<void> {
    await this.s.given(StokRezervasyonuBasarisizOldu, failure(orderNo, lacking));
  }

  /** An order of 6 pieces of each product, some of which were lacking. */
  async held(lacking: Lacking): Promise<string> {
    const orderNo = await this.approved(...Object.keys(lacking));
    await this.fails(orderNo, lacking);
    return orderNo;
  }

  /** `ON_HOLD(STOCK) 1`: state, reason, and how often it was approved. */
  async stateOf(orderNo: string): Promise<string | undefined> {
    const [order] = await this.s.query<{ state: string }>(
      `SELECT state || coalesce('(' || hold_reason || ')', '') || ' ' || approval_no AS state
       FROM sales_order WHERE order_no = $1`,
      [orderNo],
    );
    return order?.state;
  }

  async eventuallyIs(state: string, ...orderNos: string[]): Promise<void> {
    await eventually(`${orderNos.join(', ')} to be ${state}`, async () => {
      const states = await Promise.all(orderNos.map((orderNo) => this.stateOf(orderNo)));
      return states.every((each) => each === state);
    });
  }

  /** The state of orders when everything has been tried that the levels told so far allow. */
  async settlesAs(state: string, ...orderNos: string[]): Promise<void> {
    await eventually('nothing to be left to try', async () => {
      const left = await this.s.query('SELECT order_no FROM order_to_try');
      return left.length === 0;
    });
    for (const orderNo of orderNos) expect([orderNo, await this.stateOf(orderNo)]).toEqual([orderNo, state]);
  }
}
