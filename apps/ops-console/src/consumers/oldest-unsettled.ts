import type { Db } from '@kervan/database';
import { restOf } from './pace.js';
import type { PartitionProgress } from './progress-sample.js';

/**
 * Age in seconds of the oldest record that is not settled, by partition; 0 where there is none, or none that the witness
 * has read: such a record came a moment ago.
 */
export async function oldestUnsettled(
  db: Pick<Db, 'query'>,
  partitions: readonly PartitionProgress[],
): Promise<number[]> {
  const rows = await db.query<{ readonly seconds: number | null }>(
    `SELECT greatest(extract(epoch FROM clock_timestamp() - oldest.appended_at), 0)::float8 AS seconds
     FROM unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[])
       WITH ORDINALITY AS asked (topic, partition, next_offset, "end", no)
     LEFT JOIN LATERAL (
       SELECT appended_at FROM event
       WHERE event.topic = asked.topic AND event.partition = asked.partition
         AND event."offset" >= asked.next_offset AND event."offset" < asked."end"
       ORDER BY event."offset" LIMIT 1
     ) AS oldest ON true
     ORDER BY asked.no`,
    [
      partitions.map(({ topic }) => topic),
      partitions.map(({ partition }) => partition),
      partitions.map(({ nextOffset }) => nextOffset),
      partitions.map(({ end }) => end),
    ],
  );
  return partitions.map((each, index) => (restOf(each) === 0 ? 0 : (rows[index]?.seconds ?? 0)));
}
