import { describe, expect, it } from '@jest/globals';
import { Customer } from '../plan/customer.js';
import { SeededRandom } from '../plan/seeded-random.js';
import { pay } from './pay.js';

describe('a payment', () => {
  it('is of what the order costs with KDV, and once', () => {
    const customer = new Customer('LOAD-7-0001');
    const lines = [
      { sku: 'A', price: '2.55', quantity: '3' },
      { sku: 'B', price: '0.99', quantity: '1' },
    ];
    customer.owed.push({ orderNo: 'LOAD-1', lines });
    const planning = {
      random: new SeededRandom(1),
      number: '1',
      world: { seed: 7, accountNos: [], products: [] },
    };

    // Net 7.65 + 0.99 = 8.64, KDV 20 % half-up(1.728) = 1.73.
    expect(pay.plan(customer, planning)).toMatchObject({
      body: { accountNo: 'LOAD-7-0001', amount: '10.37' },
    });
    expect(pay.isPossible(customer)).toBe(false);
  });
});
