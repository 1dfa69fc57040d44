import type { Customer } from '../plan/customer.js';
import type { SeededRandom } from '../plan/seeded-random.js';
import type { World } from '../plan/world.js';

export type ServiceName = 'core' | 'ecommerce';

/** A request as it is sent, however often it has to be repeated. */
export interface ActionRequest {
  readonly service: ServiceName;
  readonly path: string;
  /** Null for a request without a body. */
  readonly body: object | null;
}

/** What an action is planned with. */
export interface Planning {
  readonly world: World;
  readonly random: SeededRandom;
  /** Of the request, unique in the run. */
  readonly number: string;
}

/** One thing that clients do: a POST to one of the APIs. */
export interface Action {
  /** Name in reports. */
  readonly name: string;
  /** How often it is done, compared with the others that are possible. */
  readonly weight: number;
  readonly isPossible: (customer: Customer) => boolean;
  /** Plans the next one of a customer, who remembers it. */
  readonly plan: (customer: Customer, planning: Planning) => ActionRequest;
}
