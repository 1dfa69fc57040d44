import { KervanError, type Envelope } from '@kervan/contracts';
import { EventSubscription } from './event-subscription.js';
import type { InboxContext } from './inbox-context.js';

/**
 * Calls the one method of a service that handles a type, behind Nest's pipes, guards, interceptors and filters: with one
 * event, a set-based method with those of a run.
 */
export type Invoke = (
  events: Envelope | readonly Envelope[],
  context: InboxContext<unknown>,
) => Promise<void>;

export interface Route {
  readonly subscription: EventSubscription;
  readonly invoke: Invoke;
}

/** Which method handles which type. */
export class HandlerTable {
  readonly #routes = new Map<string, Route>();

  /** @param service name that contracts with `readers` know the service by. */
  constructor(private readonly service: string) {}

  /**
   * @throws KervanError CONFIGURATION_INVALID for a second handler of a type, one without `@OnEvent`, or one of a type
   * that this service may not read.
   */
  add(pattern: string, subscription: unknown, invoke: Invoke): void {
    if (!(subscription instanceof EventSubscription)) {
      throw new KervanError(
        'CONFIGURATION_INVALID',
        `the handler of ${pattern} is not declared with @OnEvent`,
      );
    }
    const { type, readers } = subscription.contract;
    if (readers && !readers.includes(this.service)) {
      throw new KervanError(
        'CONFIGURATION_INVALID',
        `${this.service} may not read ${type}: only ${readers.join(', ')} may`,
      );
    }
    const present = this.#routes.get(type)?.subscription;
    if (present) {
      const both = `${present.handler} and ${subscription.handler}`;
      throw new KervanError('CONFIGURATION_INVALID', `${type} has two handlers in one service: ${both}`);
    }
    this.#routes.set(type, { subscription, invoke });
  }

  get(type: string): Route | undefined {
    return this.#routes.get(type);
  }

  get topics(): readonly string[] {
    return [...new Set([...this.#routes.values()].map(({ subscription }) => subscription.contract.topic))];
  }
}
