import type { Db } from '@kervan/database';

/** How far a rebuild is; one that is done stays known by its count. */
export interface RebuildStatus {
  readonly rebuilding: boolean;
  /** Offsets to be consumed again, and how many of them were. */
  readonly events: number;
  readonly replayed: number;
}

/** @throws KervanError DATABASE_UNAVAILABLE */
export async function rebuildStatus(database: Pick<Db, 'query'>, consumer: string): Promise<RebuildStatus> {
  const [row] = await database.query<Omit<RebuildStatus, 'rebuilding'>>(
    `SELECT coalesce(sum(replay_until - first_offset), 0)::bigint AS events,
       coalesce(sum(least(next_offset, replay_until) - first_offset), 0)::bigint AS replayed
     FROM inbox_partition WHERE consumer = $1 AND replay_until > first_offset`,
    [consumer],
  );
  const { events, replayed } = row ?? { events: 0, replayed: 0 };
  return { rebuilding: replayed < events, events, replayed };
}
