import type { Db } from '@kervan/database';
import type { ParkStep } from '../chunk/plan.js';
import type { Stream } from '../chunk/stream.js';
import type { Failure } from '../failures/failure.js';
import type { Delivery } from '../reading/delivery.js';

/** A missing event that does not arrive within this time raises an alarm. */
export const GAP_ALARM_MS = 5_000;

/** An event to be stored with its key, and how often it was tried. */
export interface Parking extends ParkStep {
  readonly attempts: number;
  /** Until the next try of a RETRY. */
  readonly waitMs: number;
}

/**
 * Stores events with their parked keys: set-based, in order of the keys. The caller holds the marks of the keys.
 *
 * @returns those that were not there before; the others were delivered twice.
 */
export async function park(
  db: Db,
  stream: Stream,
  parkings: readonly Parking[],
): Promise<ReadonlySet<Delivery>> {
  if (parkings.length === 0) return new Set();
  void insertKeys(db, stream, parkings);
  void insertClaims(db, stream, parkings);
  return insertEvents(db, stream, parkings);
}

/** The missing event of these keys is here: their gaps are due now. */
export async function wakeGaps(db: Db, { consumer, topic }: Stream, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await db.query(
    `UPDATE parked_claim SET due_at = clock_timestamp()
     WHERE consumer = $1 AND topic = $2 AND key = ANY($3) AND state = 'GAP'`,
    [consumer, topic, keys],
  );
}

async function insertKeys(db: Db, { consumer, topic, partition }: Stream, parkings: readonly Parking[]) {
  await db.query(
    `INSERT INTO parked_key (consumer, topic, key, partition)
     SELECT DISTINCT $1, $2, key COLLATE "C", $3::integer FROM unnest($4::text[]) AS parked (key) ORDER BY 3
     ON CONFLICT DO NOTHING`,
    [consumer, topic, partition, parkings.map(keyOf)],
  );
}

async function insertClaims(db: Db, { consumer, topic }: Stream, parkings: readonly Parking[]) {
  const failed = parkings.filter(
    (parking): parking is Parking & { failure: Failure } => parking.failure !== null,
  );
  const heads = new Map([...failed].reverse().map((parking) => [keyOf(parking), parking]));
  await db.query(
    `INSERT INTO parked_claim (consumer, topic, key, state, due_at)
     SELECT $1, $2, key, state, clock_timestamp() + wait * interval '1 millisecond'
     FROM unnest($3::text[], $4::text[], $5::integer[]) AS parked (key, state, wait) ORDER BY key COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [
      consumer,
      topic,
      [...heads.keys()],
      [...heads.values()].map(({ failure }) => failure.state),
      [...heads.values()].map(({ failure, waitMs }) => dueIn(failure.state, waitMs)),
    ],
  );
}

/** Milliseconds until somebody looks at the key again; null: an operator must. */
export function dueIn(state: Failure['state'], waitMs: number): number | null {
  return { RETRY: waitMs, GAP: GAP_ALARM_MS, DEAD: null }[state];
}

interface StoredRow {
  readonly key: string;
  readonly epoch: number;
  readonly sequence: number;
  readonly id: string;
}

async function insertEvents(
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

function keyOf({ delivery }: Parking): string {
  return delivery.envelope.key;
}

function address(key: string, epoch: number, sequence: number, id: string): string {
  return JSON.stringify([key, epoch, sequence, id]);
}
