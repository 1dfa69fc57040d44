import type { Db } from '@kervan/database';
import { leaseEnd } from '../relay/lanes/lane-statements.js';

/** A lane of an outbox: who publishes it and how far. */
export interface LaneStatus {
  readonly lane: number;
  /** Null when nobody publishes it. */
  readonly owner: string | null;
  /** How long its lease is still valid; negative when it ended, null without an owner. */
  readonly leaseSeconds: number | null;
  /** Every event up to this row id is on the broker. */
  readonly floor: number;
  /** Committed events of the lane that are not yet sent. */
  readonly pending: number;
  /** Age of the oldest of them: how long the floor has stood. Null when there is none. */
  readonly oldestSeconds: number | null;
}

const sql = `
  WITH waiting AS (SELECT lane, count(*) AS pending, min(created_at) AS oldest FROM outbox GROUP BY lane)
  SELECT lane, owner, greatest(floor, floors[lane + 1]) AS floor, coalesce(pending, 0) AS pending,
    CASE WHEN owner IS NOT NULL AND isfinite(${leaseEnd})
      THEN extract(epoch FROM ${leaseEnd} - clock_timestamp())::float8 END AS "leaseSeconds",
    extract(epoch FROM clock_timestamp() - oldest)::float8 AS "oldestSeconds"
  FROM outbox_lane LEFT JOIN waiting USING (lane) LEFT JOIN outbox_publisher USING (owner) ORDER BY lane`;

/** Every lane, by its number. */
export function laneStatus(db: Pick<Db, 'query'>): Promise<LaneStatus[]> {
  return db.query<LaneStatus>(sql);
}
