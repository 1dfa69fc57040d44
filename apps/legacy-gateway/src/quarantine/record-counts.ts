import type { Db } from '@kervan/database';

/** How much of a source is in quarantine for one cause. */
export interface RecordCount {
  readonly source: string;
  readonly code: string;
  readonly records: number;
  readonly lines: number;
  /** How long the oldest of them has been there. */
  readonly oldestSeconds: number;
}

/** Open records by source and code. @throws KervanError DATABASE_UNAVAILABLE */
export function openRecordCounts(db: Pick<Db, 'query'>): Promise<RecordCount[]> {
  return db.query<RecordCount>(
    `SELECT source, code, count(*) AS records, sum(line_count)::bigint AS lines,
       extract(epoch FROM clock_timestamp() - min(quarantined_at))::float8 AS "oldestSeconds"
     FROM quarantine WHERE state = 'OPEN' GROUP BY source, code ORDER BY source, code`,
  );
}
