import type { Db } from '@kervan/database';
import type { Stream } from '../chunk/stream.js';
import type { Delivery } from '../reading/delivery.js';
import type { Parking } from './park.js';

interface StoredRow {
  readonly key: string;
  readonly epoch: number;
  readonly sequence: number;
  readonly id: string;
}

/** ONE statement for all; returns what was not there before. */
export async function insertParkedEvents(
  db: Db,
  { consumer, topic, partition }: Stream,
  parkings: readonly Parking[],
): Promise<ReadonlySet<Delivery>> {
  const rows = await db.query<StoredRow>(
    `INSERT INTO parked_event (consumer, topic, partition, key, epoch, sequence, event_id, event_type,
       record_offset, record_time, headers, payload, state, attempts, error_code, fingerprint, error)
     SELECT $1, $2, $3::integer, parked.* FROM unnest($4::text[], $5::integer[], $6::bigint[], $7::text[], $8::text[],
       $9::bigint[], $10::bigint[], $11::text[], $12::text[], $13::text[], $14::integer[], $15::text[], $16::text[],
       $17::text[]) AS parked (key, epoch, sequence, id) ORDER BY key COLLATE "C", epoch, sequence
     ON CONFLICT DO NOTHING RETURNING key, epoch, sequence, event_id AS id`,
    [consumer, topic, partition, ...columns(parkings.map(rowOf))],
  );
  const stored = new Set(rows.map(({ key, epoch, sequence, id }) => address(key, epoch, sequence, id)));
  const firsts = parkings.filter(({ delivery: { envelope, position } }) =>
    stored.delete(address(envelope.key, position.epoch, position.number, envelope.id)),
  );
  return new Set(firsts.map(({ delivery }) => delivery));
}

function rowOf({ delivery: { envelope, position, record }, failure, attempts }: Parking): readonly unknown[] {
  return [
    envelope.key,
    position.epoch,
    position.number,
    envelope.id,
    envelope.type,
    record.offset,
    record.timestamp,
    JSON.stringify(record.headers),
    record.value,
    failure?.state ?? 'WAITING',
    attempts,
    failure?.code ?? null,
    failure?.fingerprint ?? null,
    failure?.message ?? null,
  ];
}

function columns(rows: readonly (readonly unknown[])[]): unknown[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
}

function address(key: string, epoch: number, sequence: number, id: string): string {
  return JSON.stringify([key, epoch, sequence, id]);
}
