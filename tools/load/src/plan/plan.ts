import type { ActionRequest } from '../actions/action.js';
import { actions } from '../actions/actions.js';
import { Customer } from './customer.js';
import { SeededRandom } from './seeded-random.js';
import { worldOf, type World } from './world.js';

export interface PlanOptions {
  readonly seed: number;
  /** Requests per second. */
  readonly rate: number;
  /** Seconds. */
  readonly duration: number;
}

export interface PlannedRequest extends ActionRequest {
  /** When it is due, milliseconds from the start of the run. */
  readonly at: number;
  /** Who sends it: a client has one request under way at a time. */
  readonly accountNo: string;
  /** Name of the action. */
  readonly action: string;
  /** The same over all tries. */
  readonly idempotencyKey: string;
}

export interface Plan {
  readonly world: World;
  readonly requests: readonly PlannedRequest[];
}

/** Seconds a client thinks between two requests. */
const THINKING = { least: 1, most: 5 };
/** One in four of them is about to act, the others think. */
const CLIENTS_PER_RATE = 4;
const FEWEST_CLIENTS = 20;

/**
 * Who sends what when: the same seed and rate give the same plan, a longer one begins with the shorter. Requests are
 * numbered after both, so that no other plan sends another request under the same key.
 */
export function planOf({ seed, rate, duration }: PlanOptions): Plan {
  const random = new SeededRandom(seed);
  const clients = Math.max(FEWEST_CLIENTS, Math.ceil(rate * CLIENTS_PER_RATE));
  const world = worldOf(seed, clients, random);
  const customers = world.accountNos.map((accountNo) => new Customer(accountNo));
  const count = Math.round(rate * duration);
  const run = `${seed}-${String(rate).replace('.', '-')}`;
  const requests = Array.from({ length: count }, (_, index): PlannedRequest => {
    const at = (index * 1000) / rate;
    const customer = nextCustomer(customers, at, random);
    customer.readyAt = at + random.between(THINKING.least * 1000, THINKING.most * 1000);
    const action = random.weighted(actions.filter(({ isPossible }) => isPossible(customer)));
    const number = `${run}-${String(index + 1).padStart(6, '0')}`;
    const request = action.plan(customer, { world, random, number });
    const { accountNo } = customer;
    return { at, accountNo, action: action.name, idempotencyKey: `load-${number}`, ...request };
  });
  return { world, requests };
}

/** A client who has thought enough, or the one who will have first. */
function nextCustomer(customers: readonly Customer[], at: number, random: SeededRandom): Customer {
  const ready = customers.filter(({ readyAt }) => readyAt <= at);
  if (ready.length > 0) return random.pick(ready);
  return customers.reduce((first, other) => (other.readyAt < first.readyAt ? other : first));
}
