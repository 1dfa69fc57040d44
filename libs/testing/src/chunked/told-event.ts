import type { DataOf, EventContract, EventOf } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { v7 as uuidv7 } from 'uuid';

/** An event with this data as a handler gets it, of a flow of its own, without sequence. */
export function toldEvent<Contract extends EventContract>(
  contract: Contract,
  data: DataOf<NoInfer<Contract>>,
): EventOf<Contract> {
  return {
    id: uuidv7(),
    type: contract.type,
    source: '/spec',
    key: String(Reflect.get(data, contract.key)),
    time: new Date().toISOString(),
    sequence: null,
    correlationId: uuidv7(),
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
    data,
  };
}

/** Runs the handler of one event. */
export type Step = (tx: Tx) => Promise<void>;

/** @returns what a chunk does for an event with the data that it is given. */
export function stepOf<Contract extends EventContract>(
  contract: Contract,
  handle: (event: EventOf<Contract>, tx: Tx) => Promise<void>,
): (data: DataOf<Contract>) => Step {
  return (data) => {
    const event = toldEvent(contract, data);
    return (tx) => handle(event, tx);
  };
}
