import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { lockMarks } from '../marks/lock-marks.js';
import type { Mark } from '../marks/mark.js';
import { isForeign, type Delivery } from '../reading/delivery.js';
import type { Stream } from './stream.js';

/** Everything a chunk is decided by, read under locks that hold until its transaction ends. */
export interface ChunkState {
  /** Offset the partition goes on with: what is below took effect already. */
  readonly nextOffset: number;
  /** What is below took effect before a rebuild began, and is told already what became of it. */
  readonly replayUntil: number;
  /** Whether the group began above offset 0, so that keys may begin above sequence 1. */
  readonly historyMissing: boolean;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly parked: ReadonlySet<string>;
  /** Foreign events that were never received before, by `foreignId`. */
  readonly fresh: ReadonlySet<string>;
}

interface PartitionRow {
  readonly nextOffset: number;
  readonly replayUntil: number;
  readonly firstOffset: number;
}

/** Identity of an event without a sequence. */
export function foreignId(source: string, id: string): string {
  return `${source}\n${id}`;
}

/**
 * Passes the gate and locks partition, marks and parked keys of a chunk: independent statements in one round trip, always
 * in this order.
 */
export async function lockState(
  db: Db,
  stream: Stream,
  deliveries: readonly Delivery[],
): Promise<ChunkState> {
  const { consumer, topic } = stream;
  const keys = [...new Set(deliveries.map(({ envelope }) => envelope.key))];
  void passGate(db);
  const [partition, marks, parked, fresh] = await Promise.all([
    lockPartition(db, stream),
    lockMarks(db, consumer, topic, keys),
    lockParkedKeys(db, consumer, topic, keys),
    receiveForeign(db, consumer, topic, deliveries),
  ]);
  const { nextOffset, replayUntil, firstOffset } = partition;
  return { nextOffset, replayUntil, historyMissing: firstOffset > 0, marks, parked, fresh };
}

/**
 * Waits for whatever must happen between two chunks, and makes it wait for this one. Need not be awaited. The table is
 * locked, not a row: that writes nothing.
 */
export function passGate(db: Db): Promise<unknown> {
  return db.query('LOCK TABLE inbox_gate IN ROW SHARE MODE');
}

async function lockPartition(db: Db, { consumer, topic, partition }: Stream): Promise<PartitionRow> {
  const [row] = await db.query<PartitionRow>(
    `SELECT next_offset AS "nextOffset", replay_until AS "replayUntil", first_offset AS "firstOffset"
     FROM inbox_partition WHERE consumer = $1 AND topic = $2 AND partition = $3 FOR UPDATE`,
    [consumer, topic, partition],
  );
  if (row) return row;
  throw new KervanError('INTERNAL', `${consumer} has no position in ${topic}/${partition}`);
}

async function lockParkedKeys(
  db: Db,
  consumer: string,
  topic: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ readonly key: string }>(
    `SELECT key FROM parked_key WHERE consumer = $1 AND topic = $2 AND key = ANY($3)
     ORDER BY key COLLATE "C" FOR SHARE`,
    [consumer, topic, keys],
  );
  return new Set(rows.map(({ key }) => key));
}

async function receiveForeign(
  db: Db,
  consumer: string,
  topic: string,
  deliveries: readonly Delivery[],
): Promise<ReadonlySet<string>> {
  const foreign = deliveries.filter((delivery) => isForeign(delivery) && delivery.content.kind !== 'skip');
  if (foreign.length === 0) return new Set();
  const rows = await db.query<{ readonly source: string; readonly id: string }>(
    `INSERT INTO inbox_event (consumer, topic, source, event_id)
     SELECT DISTINCT $1, $2, source, id FROM unnest($3::text[], $4::text[]) AS received (source, id)
     ORDER BY 3, 4
     ON CONFLICT DO NOTHING RETURNING source, event_id AS id`,
    [
      consumer,
      topic,
      foreign.map(({ envelope }) => envelope.source),
      foreign.map(({ envelope }) => envelope.id),
    ],
  );
  return new Set(rows.map(({ source, id }) => foreignId(source, id)));
}
