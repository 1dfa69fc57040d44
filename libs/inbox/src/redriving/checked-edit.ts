import { faultsOf, fromHeaders, KervanError, toBinaryMode, type EventContract } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { ParkedPosition } from '../retrying/parked-head.js';
import { readParkedEvents } from './parked-events.js';
import type { RedrivePlan } from './redrive-plan.js';

interface Edit {
  readonly event: { readonly topic: string; readonly key: string; readonly position: ParkedPosition };
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The contract of a type; undefined for one that nobody defined. */
export type ContractOf = (type: string) => EventContract | undefined;

/**
 * A payload that fits the contract of a parked event, to be handled instead of the one it has now.
 *
 * @throws KervanError NOT_FOUND where the event is not parked, EVENT_TYPE_UNKNOWN, EVENT_MALFORMED where its envelope
 * cannot be read, PAYLOAD_INVALID naming every faulty field.
 */
export async function checkedEdit(
  db: Pick<Db, 'query'>,
  consumer: string,
  contractOf: ContractOf,
  { event: { topic, key, position }, payload }: Edit,
): Promise<RedrivePlan['edit']> {
  const [event] = await readParkedEvents(db, consumer, { topic, key }, { at: position, limit: 1 });
  if (!event) throw new KervanError('NOT_FOUND', 'The event is not parked.');
  const { record } = event;
  const { type } = fromHeaders(toBinaryMode(record.headers, record.value).headers, key);
  const contract = contractOf(type);
  if (!contract) throw new KervanError('EVENT_TYPE_UNKNOWN', `${type} has no contract.`);
  const { error } = contract.schema.safeParse(payload);
  if (error) throw new KervanError('PAYLOAD_INVALID', faultsOf(error), { cause: error });
  return { payload: JSON.stringify(payload), replaces: record.value };
}
