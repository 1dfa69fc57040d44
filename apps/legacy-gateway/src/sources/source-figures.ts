import type { Db } from '@kervan/database';

/** What the ledgers count of one source. */
export interface SourceFigures {
  readonly files: number;
  readonly filesRefused: number;
  readonly filesDuplicate: number;
  readonly published: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly passed: number;
  readonly lastFile: string | null;
  readonly lastOutcome: string | null;
  readonly lastAt: Date | null;
  /** Files that were made of what was pulled. */
  readonly pulls: number | null;
  readonly pulledAt: Date | null;
}

/** Counts of all sources that were pulled or received a file, by their names. */
export async function sourceFigures(db: Pick<Db, 'query'>): Promise<ReadonlyMap<string, SourceFigures>> {
  const rows = await db.query<SourceFigures & { source: string }>(
    `SELECT source, coalesce(files, 0) AS files, coalesce(refused, 0) AS "filesRefused",
            coalesce(duplicates, 0) AS "filesDuplicate", coalesce(counted.published, 0) AS published,
            coalesce(counted.duplicate, 0) AS duplicate, coalesce(counted.quarantined, 0) AS quarantined,
            coalesce(counted.passed, 0) AS passed, last.file_name AS "lastFile", last.outcome AS "lastOutcome",
            last.started_at AS "lastAt", pull_cursor.number AS pulls, pulled_at AS "pulledAt"
       FROM (SELECT source, count(*) AS files, count(*) FILTER (WHERE outcome = 'QUARANTINED') AS refused,
                    count(*) FILTER (WHERE outcome = 'DUPLICATE') AS duplicates, sum(published) AS published,
                    sum(duplicate) AS duplicate, sum(quarantined) AS quarantined, sum(passed) AS passed, max(id) AS last
               FROM arrival GROUP BY source) AS counted
       FULL JOIN pull_cursor USING (source)
       LEFT JOIN (SELECT id, file_name, outcome, started_at FROM arrival) AS last ON last.id = counted.last`,
  );
  return new Map(rows.map(({ source, ...figures }) => [source, figures]));
}
