import type { Db } from '@kervan/database';
import type { ParkStep } from '../chunk/plan.js';
import type { Stream } from '../chunk/stream.js';
import type { Failure } from '../failures/failure.js';
import type { Delivery } from '../reading/delivery.js';
import { dueIn } from './due-in.js';
import { insertParkedEvents } from './insert-parked-events.js';

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
  return insertParkedEvents(db, stream, parkings);
}

/** The missing event of these keys is here: their gaps are due now. Need not be awaited. */
export function wakeGaps(db: Db, { consumer, topic }: Stream, keys: readonly string[]): Promise<unknown> {
  if (keys.length === 0) return Promise.resolve();
  return db.query(
    `UPDATE parked_claim SET due_at = clock_timestamp()
     WHERE consumer = $1 AND topic = $2 AND key = ANY($3) AND state = 'GAP'`,
    [consumer, topic, keys],
  );
}

function insertKeys(db: Db, { consumer, topic, partition }: Stream, parkings: readonly Parking[]) {
  return db.query(
    `INSERT INTO parked_key (consumer, topic, key, partition)
     SELECT DISTINCT $1, $2, key COLLATE "C", $3::integer FROM unnest($4::text[]) AS parked (key) ORDER BY 3
     ON CONFLICT DO NOTHING`,
    [consumer, topic, partition, parkings.map(keyOf)],
  );
}

function insertClaims(db: Db, { consumer, topic }: Stream, parkings: readonly Parking[]) {
  const failed = parkings.filter(
    (parking): parking is Parking & { failure: Failure } => parking.failure !== null,
  );
  const heads = new Map([...failed].reverse().map((parking) => [keyOf(parking), parking]));
  return db.query(
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

function keyOf({ delivery }: Parking): string {
  return delivery.envelope.key;
}
