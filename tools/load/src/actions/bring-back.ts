import { currency } from '../plan/world.js';
import type { Action } from './action.js';

/** Brings back a piece of a paid order, without its invoice. */
export const bringBack: Action = {
  name: 'return',
  weight: 6,
  isPossible: ({ paid }) => paid.length > 0,
  plan: ({ accountNo, paid }, { random, number }) => {
    const { sku, price } = random.pick(random.pick(paid).lines);
    const lines = [{ sku, quantity: '1', unitPrice: price }];
    return {
      service: 'core',
      path: '/api/returns',
      body: { documentNo: `LOAD-R-${number}`, accountNo, currency, lines },
    };
  },
};
