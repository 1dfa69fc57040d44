import { partitionFor, type OutgoingRecord } from '@kervan/messaging';
import { headersOf } from '../relay/headers-of.js';
import type { OutboxRow } from '../relay/outbox-row.js';
import type { OutboxFixture } from './outbox-fixture.js';

const PARTITIONS = 6;

/** For specs: what a table holds, in order, as a publisher would send it. */
export async function waitingEvents(
  outbox: OutboxFixture,
  table: 'outbox' | 'outbox_held' = 'outbox',
): Promise<(OutgoingRecord & { readonly sequence: number | null })[]> {
  const rows = await outbox.service.query<OutboxRow>(`SELECT * FROM ${table} ORDER BY id`);
  return rows.map((row) => {
    const { topic, key, sequence, payload: value } = row;
    return { topic, partition: partitionFor(key, PARTITIONS), key, sequence, value, headers: headersOf(row) };
  });
}
