import type { Db } from '@kervan/database';

/** How far a consumer is and what it could not handle. */
export interface InboxStatus {
  readonly parkedKeys: number;
  readonly parkedEvents: number;
  /** Parked events that wait for an operator. */
  readonly dead: number;
  readonly positions: readonly Position[];
}

export interface Position {
  readonly topic: string;
  readonly partition: number;
  /** Where the consumer began. */
  readonly firstOffset: number;
  readonly nextOffset: number;
}

/** @throws KervanError DATABASE_UNAVAILABLE */
export async function inboxStatus(database: Pick<Db, 'query'>, consumer: string): Promise<InboxStatus> {
  const [[parked], positions] = await Promise.all([
    database.query<Omit<InboxStatus, 'positions'>>(
      `SELECT (SELECT count(*) FROM parked_key WHERE consumer = $1) AS "parkedKeys", count(*) AS "parkedEvents",
         count(*) FILTER (WHERE state = 'DEAD') AS dead
       FROM parked_event WHERE consumer = $1`,
      [consumer],
    ),
    readPositions(database, consumer),
  ]);
  return { ...{ parkedKeys: 0, parkedEvents: 0, dead: 0 }, ...parked, positions };
}

/** Where each partition goes on. */
export function readPositions(database: Pick<Db, 'query'>, consumer: string): Promise<readonly Position[]> {
  return database.query<Position>(
    `SELECT topic, partition, first_offset AS "firstOffset", next_offset AS "nextOffset" FROM inbox_partition WHERE consumer = $1
     ORDER BY topic, partition`,
    [consumer],
  );
}
