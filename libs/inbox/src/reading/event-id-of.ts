import { KervanError } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { bounded } from './addressable.js';
import { addressOf } from './salvaged-envelope.js';
import { storable } from './storable.js';
import { unfolded } from './unfolded.js';

/** The id under which a consumer knows the event of a record, whether that can be read or not. */
export function eventIdOf(received: IncomingRecord): string {
  const record = storable(received);
  return bounded(attributesOf(record)['ce_id'] ?? addressOf(record));
}

function attributesOf(record: IncomingRecord): IncomingRecord['headers'] {
  try {
    return unfolded(record).headers;
  } catch (error) {
    if (error instanceof KervanError) return record.headers;
    throw error;
  }
}
