import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { EventContract, EventOf, EventType, PayloadSchema } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { EventSubscription } from './event-subscription.js';
import type { InboxContext } from './inbox-context.js';
import type { Lock } from './lock.js';

export interface OnEventOptions<Contract extends EventContract> {
  /** Shared rows this event's handler will change; pure, called before any handler of the chunk runs. */
  readonly locks?: (event: EventOf<Contract>) => readonly Lock[];
}

/** A method that takes the contract's event and a Tx: another event's type does not compile. */
export type EventHandler<Contract extends EventContract> = (
  event: EventOf<Contract>,
  tx: Tx,
) => Promise<void>;

/**
 * Handles events of one contract, once in effect and in order per key, in the transaction that records them as
 * handled. The method holds business decisions only: no retry, no acknowledgement, no catching.
 */
export function OnEvent<Type extends EventType, Schema extends PayloadSchema>(
  contract: EventContract<Type, Schema>,
  options: OnEventOptions<EventContract<Type, Schema>> = {},
): (
  target: object,
  name: string,
  method: TypedPropertyDescriptor<EventHandler<EventContract<Type, Schema>>>,
) => void {
  return (target, name, method) => {
    const subscription = EventSubscription.of(contract, options, `${target.constructor.name}.${name}`);
    EventPattern(contract.type, undefined, { subscription })(target, name, method);
    Payload()(target, name, 0);
    TransactionOfEvent()(target, name, 1);
  };
}

const TransactionOfEvent = createParamDecorator(
  (_: unknown, execution: ExecutionContext): Tx => execution.switchToRpc().getContext<InboxContext>().tx,
);
