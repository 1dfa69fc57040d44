import { KervanError } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import type { Broker, PartitionOffsets } from '@kervan/messaging';
import type { PartitionOffset } from './bounds.js';
import type { ClaimedJob } from './replay-lease.js';
import { schemaOf } from './replay-job.js';
import { isWhole, type ReplaySelection } from './replay-selection.js';
import { copyTables } from './shadow-tables.js';
import { refuseUnfitTables } from './unfit-tables.js';

export interface BeginParts {
  readonly database: Database;
  readonly broker: Pick<Broker, 'offsets'>;
  readonly consumer: string;
  /** Tables that hold nothing but what events told. */
  readonly projections: readonly string[];
}

interface Span {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}

interface PositionRow {
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: number;
  readonly nextOffset: number;
}

/**
 * Makes the shadow tables, positions at where the replay begins, and notes where a partial one ends: all in one
 * transaction, so that whoever goes on after a crash finds all of it or nothing.
 *
 * @returns where a partial replay ends.
 * @throws KervanError LEASE_LOST, REPLAY_UNFIT, DATA_LOSS where the broker no longer holds the beginning of a whole replay.
 */
export async function beginReplay(
  { database, broker, consumer, projections }: BeginParts,
  { id, selection }: ClaimedJob,
  owner: string,
): Promise<readonly PartitionOffset[] | null> {
  const rows = await database.query<PositionRow>(
    `SELECT topic, partition, first_offset AS "firstOffset", next_offset AS "nextOffset"
     FROM inbox_partition WHERE consumer = $1 ORDER BY topic, partition`,
    [consumer],
  );
  const spans: Span[] = [];
  for (const topic of new Set(rows.map((each) => each.topic))) {
    const held = await broker.offsets(topic);
    for (const row of rows.filter((each) => each.topic === topic)) spans.push(spanOf(row, selection, held));
  }
  const ends = isWhole(selection)
    ? null
    : spans.map(({ topic, partition, to }) => ({ topic, partition, offset: to }));

  const transaction = await database.begin();
  const { db } = transaction;
  try {
    await refuseUnfitTables(db, projections);
    const schema = schemaOf(id);
    await copyTables(db, schema, projections);
    void db.query(
      `INSERT INTO ${schema}.inbox_partition SELECT * FROM public.inbox_partition WHERE consumer = $1`,
      [consumer],
    );
    void db.query(
      `UPDATE ${schema}.inbox_partition AS shadow SET first_offset = "from", next_offset = "from"
       FROM unnest($1::text[], $2::integer[], $3::bigint[]) AS span (topic, partition, "from")
       WHERE shadow.topic = span.topic AND shadow.partition = span.partition`,
      [
        spans.map(({ topic }) => topic),
        spans.map(({ partition }) => partition),
        spans.map(({ from }) => from),
      ],
    );
    const begun = await db.query(
      `UPDATE replay_job SET state = 'RUNNING', started_at = clock_timestamp(), ends = $2
       WHERE id = $1 AND owner = $3 AND state = 'PENDING' RETURNING id`,
      [id, ends && JSON.stringify(ends), owner],
    );
    if (begun.length === 0) throw new KervanError('LEASE_LOST', `replay ${id} is another instance's`);
    await transaction.commit();
    return ends;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** What is read of a partition: all that the running consumer has, or the part that is asked for. */
function spanOf(row: PositionRow, selection: ReplaySelection, held: readonly PartitionOffsets[]): Span {
  const { topic, partition, firstOffset, nextOffset } = row;
  const start = held.find((each) => each.partition === partition)?.start ?? Infinity;
  if (isWhole(selection)) {
    if (start <= firstOffset) return { topic, partition, from: firstOffset, to: nextOffset };
    throw new KervanError(
      'DATA_LOSS',
      `${topic}/${partition}: the broker holds nothing before offset ${start}, and it began with ${firstOffset}`,
    );
  }
  const { positions } = selection;
  const asked = positions?.find((each) => each.topic === topic && each.partition === partition);
  if (positions && !asked) return { topic, partition, from: nextOffset, to: nextOffset };
  const from = Math.min(Math.max(asked?.from ?? firstOffset, start), nextOffset);
  return { topic, partition, from, to: Math.max(Math.min(asked?.to ?? nextOffset, nextOffset), from) };
}
