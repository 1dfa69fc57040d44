import type { Event, EventType } from '@kervan/contracts';
import { PATTERN_EXTRAS_METADATA } from '@nestjs/microservices/constants.js';
import { EventSubscription } from './event-subscription.js';
import type { Lock } from './lock.js';

/**
 * The locks that a controller's handler declares for an event, for specs that take them as the inbox does.
 *
 * @throws Error when no method of it handles events of this type.
 */
export function declaredLocks(controller: object, event: Event<EventType, unknown>): readonly Lock[] {
  const prototype: unknown = Reflect.getPrototypeOf(controller);
  const methods = Object.values(Object.getOwnPropertyDescriptors(prototype)).map(
    ({ value }): unknown => value,
  );
  const subscription = methods.map(subscriptionOf).find((each) => each?.contract.type === event.type);
  if (!subscription) throw new Error(`${controller.constructor.name} handles no ${event.type}`);
  return subscription.prepare(event, JSON.stringify(event.data)).locks();
}

/** What Nest keeps of the pattern that {@link OnEvent} left on a method. */
function subscriptionOf(method: unknown): EventSubscription | undefined {
  if (typeof method !== 'function') return undefined;
  const extras: unknown = Reflect.getMetadata(PATTERN_EXTRAS_METADATA, method);
  const subscription: unknown = typeof extras === 'object' && extras && Reflect.get(extras, 'subscription');
  return subscription instanceof EventSubscription ? subscription : undefined;
}
