import type { Statement } from '@kervan/database';
import type { Stream } from './stream.js';

/** Commits by itself, without waiting for the disk: it must outlive this process, not the server. */
const sql = `
  WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
  INSERT INTO inbox_start AS known (consumer, topic, partition, from_offset, to_offset, started)
  SELECT $1, $2, $3::integer, $4::bigint, $5::bigint, $6::integer FROM quick
  ON CONFLICT (consumer, topic, partition) DO UPDATE
  SET from_offset = excluded.from_offset, to_offset = excluded.to_offset, started = excluded.started`;

/**
 * Notes that events are about to be handled, before their transaction begins. Once that is committed nothing takes the
 * note away: it is of no interest any more where `next_offset` lies above it.
 *
 * @param started how often they were begun, this time included.
 */
export function startStatement(
  { consumer, topic, partition }: Stream,
  [from, to]: readonly [number, number],
  started: number,
): Statement {
  return { sql, parameters: [consumer, topic, partition, from, to, started] };
}

/**
 * Takes back the note of a process that lives on although the transaction failed: it must not count as ended when the
 * partition moves to another one.
 */
export function livesOnStatement(
  { consumer, topic, partition }: Stream,
  from: number,
  started: number,
): Statement {
  const noted = 'consumer = $1 AND topic = $2 AND partition = $3 AND from_offset = $4 AND started = $5';
  return {
    sql:
      started > 1
        ? `UPDATE inbox_start SET started = started - 1 WHERE ${noted}`
        : `DELETE FROM inbox_start WHERE ${noted}`,
    parameters: [consumer, topic, partition, from, started],
  };
}
