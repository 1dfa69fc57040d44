import { KervanError, type DataOf, type EventContract, type Flow } from '@kervan/contracts';
import { v7 as uuidv7, validate } from 'uuid';
import { creationContext } from './creation-context.js';
import type { PendingEvent } from './pending-event.js';
import type { PublishOptions } from './tx.js';

/** Checks the data and gives the event its envelope. @throws KervanError PAYLOAD_INVALID naming the field */
export function draftEvent<Contract extends EventContract>(
  contract: Contract,
  data: DataOf<Contract>,
  flow: Flow,
  source: string,
  options: PublishOptions,
): PendingEvent {
  const payload = parsed(contract, data);
  const key: unknown = Reflect.get(payload, contract.key);
  if (typeof key !== 'string') throw invalid(contract, contract.key, 'is the key and must be text');
  const id = options.id ?? uuidv7();
  if (!validate(id)) throw invalid(contract, 'id', `${id} is not a UUID`);
  const { type, topic, sequenced } = contract;
  const envelope = {
    ...flow,
    workOrderNo: options.workOrderNo ?? flow.workOrderNo,
    id,
    type,
    source,
    key,
    time: new Date().toISOString(),
    ...creationContext({ topic, id, key }),
  };
  return { topic, sequenced, envelope, payload: JSON.stringify(payload) };
}

function parsed(contract: EventContract, data: unknown): object {
  const result = contract.schema.safeParse(data);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new KervanError('PAYLOAD_INVALID', `${contract.type}: ${faults.join('; ')}`, { cause: result.error });
}

function invalid(contract: EventContract, field: string, fault: string): KervanError {
  return new KervanError('PAYLOAD_INVALID', `${contract.type}: ${field}: ${fault}`);
}
