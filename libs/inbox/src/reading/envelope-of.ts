import { fromHeaders, KervanError, type Envelope } from '@kervan/contracts';
import type { IncomingRecord } from '@kervan/messaging';
import { addressable } from './addressable.js';
import { salvagedEnvelope } from './salvaged-envelope.js';
import { storable } from './storable.js';
import { unfolded } from './unfolded.js';

/** Envelope and payload of a record told apart. */
export interface ReadEnvelope {
  readonly envelope: Envelope;
  /** JSON text of the data; null for a tombstone, and where the envelope is malformed. */
  readonly value: string | null;
  /** What is wrong with the envelope, which then holds what could be salvaged. */
  readonly fault: KervanError | null;
}

/** Reads a storable record. */
export function readEnvelope(record: IncomingRecord): ReadEnvelope {
  try {
    const { headers, value } = unfolded(record);
    return { envelope: fromHeaders(headers, record.key), value, fault: null };
  } catch (fault) {
    if (!(fault instanceof KervanError)) throw fault;
    return { envelope: salvagedEnvelope(record), value: null, fault };
  }
}

/** The names under which every consumer knows the event of a record, in its receipts too, whatever the record holds. */
export function envelopeOf(received: IncomingRecord): ReadEnvelope {
  const read = readEnvelope(storable(received));
  return { ...read, envelope: addressable(read.envelope) };
}
