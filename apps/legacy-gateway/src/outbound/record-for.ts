import { KervanError } from '@kervan/contracts';
import type { Destination } from './destinations/destination.js';
import type { OutboundEvent } from './format.js';
import type { NewRecord } from './ledger/new-record.js';

/**
 * What a destination gets of an event, as the bytes that will stand in its file.
 *
 * @throws KervanError ENCODING_ERROR, FORMAT_ERROR, RULE_VIOLATION naming destination and field
 */
export function recordFor(
  { name: destination, closeAt, format, nameFor }: Destination,
  event: OutboundEvent,
): NewRecord {
  try {
    const record = format.record(event);
    const file =
      closeAt === null ? { name: nameFor(event), head: format.head, trailer: format.trailer(record) } : null;
    return { destination, eventId: event.id, eventKey: event.key, file, ...record };
  } catch (error) {
    if (error instanceof KervanError)
      throw new KervanError(error.code, `${destination}: ${error.message}`, { cause: error });
    throw error;
  }
}
