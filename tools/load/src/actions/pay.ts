import { kdvSummary, lineNet, Money } from '@kervan/money';
import { take, type PlannedOrder } from '../plan/customer.js';
import { currency, kdvRate } from '../plan/world.js';
import type { Action } from './action.js';

/** Pays what an order costs; the core finds the invoices, the oldest due first. */
export const pay: Action = {
  name: 'payment',
  weight: 16,
  isPossible: ({ owed }) => owed.length > 0,
  plan: ({ accountNo, owed, paid }, { random }) => {
    const order = take(owed, random.pick(owed));
    paid.push(order);
    const body = { accountNo, method: 'BANK', currency, amount: grossOf(order).toString() };
    return { service: 'core', path: '/api/payments', body };
  },
};

function grossOf({ lines }: PlannedOrder): Money {
  const nets = lines.map(({ quantity, price }) => lineNet(quantity, price, currency));
  const kdv = kdvSummary(nets.map((net) => ({ net, kdvRate }))).map((total) => total.kdv);
  return Money.sum(currency, [...nets, ...kdv]);
}
