import { KervanError } from '@kervan/contracts';
import { partitionFor, type OutgoingRecord } from '@kervan/messaging';
import { headersOf } from '../headers-of.js';
import type { OutboxRow } from '../outbox-row.js';

/** A row and the record it becomes. */
export interface Outgoing {
  readonly row: OutboxRow;
  readonly record: OutgoingRecord;
}

/**
 * The record of a row, or why it is refused.
 *
 * @param partitions of its topic
 */
export function outgoingOf(row: OutboxRow, partitions: number): Outgoing | KervanError {
  const { topic, key, payload: value } = row;
  try {
    const partition = partitionFor(key, partitions);
    return { row, record: { topic, partition, key, value, headers: headersOf(row) } };
  } catch (error) {
    if (error instanceof KervanError) return error;
    throw error;
  }
}
