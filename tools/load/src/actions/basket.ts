import type { Bought } from '../plan/customer.js';
import type { Planning } from './action.js';

const MOST_LINES = 5;
const MOST_PIECES = 20;

/** A few products, some pieces of each. */
export function basket({ world, random }: Planning): Bought[] {
  return random
    .some(world.products, random.between(1, MOST_LINES))
    .map((product) => ({ ...product, quantity: String(random.between(1, MOST_PIECES)) }));
}
