import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Envelope, EventContract, EventOf, EventType, PayloadSchema } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { EventSubscription } from './event-subscription.js';
import type { InboxContext } from './inbox-context.js';
import type { OnEventOptions } from './on-event.js';

/**
 * What a set-based handler may do: statements for all its events at once; whatever belongs to one event, as publishing
 * and touched records do, only through the view of that event.
 */
export interface RunTx<Event extends Envelope> extends Pick<Tx, 'db' | 'shared'> {
  /** The view with the flow and trace of one event of the run. @throws KervanError INTERNAL for any other event. */
  for(event: Event): Tx;
}

/** A method that takes many events of the contract, in order of their offsets, several of one key among them. */
export type EventsHandler<Contract extends EventContract> = (
  events: readonly EventOf<Contract>[],
  tx: RunTx<EventOf<Contract>>,
) => Promise<void>;

/**
 * Like {@link OnEvent}, for a method that handles many events with few statements: it is called once for all events of
 * its type in a chunk, but never so that events of a key change their order with those of other handlers. Events of
 * other keys may be handled before or after it. When it fails it is called again with halves, down to the one event
 * that fails alone.
 */
export function OnEvents<Type extends EventType, Schema extends PayloadSchema>(
  contract: EventContract<Type, Schema>,
  options: OnEventOptions<EventContract<Type, Schema>> = {},
): (
  target: object,
  name: string,
  method: TypedPropertyDescriptor<EventsHandler<EventContract<Type, Schema>>>,
) => void {
  return (target, name, method) => {
    const handler = `${target.constructor.name}.${name}`;
    const subscription = EventSubscription.of(contract, options, handler, true);
    EventPattern(contract.type, undefined, { subscription })(target, name, method);
    Payload()(target, name, 0);
    TransactionOfRun()(target, name, 1);
  };
}

const TransactionOfRun = createParamDecorator(
  (_: unknown, execution: ExecutionContext): RunTx<Envelope> =>
    execution.switchToRpc().getContext<InboxContext<RunTx<Envelope>>>().tx,
);
