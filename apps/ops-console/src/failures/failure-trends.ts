import type { Db } from '@kervan/database';

interface Group {
  readonly consumer: string;
  readonly fingerprint: string;
}

interface Row {
  /** Place of the group among those asked for, from 1. */
  readonly no: number;
  readonly hoursAgo: number;
  readonly failures: number;
}

const HOURS = 24;

/** Of each group, how many deliveries failed last in each of the last 24 hours, oldest first. */
export async function failureTrends(db: Pick<Db, 'query'>, groups: readonly Group[]): Promise<number[][]> {
  const trends = groups.map(() => new Array<number>(HOURS).fill(0));
  if (groups.length === 0) return trends;
  const rows = await db.query<Row>(
    `SELECT g.no, floor(extract(epoch FROM now() - d.failed_at) / 3600)::int AS "hoursAgo", count(*) AS failures
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS g (consumer, fingerprint, no)
     JOIN delivery AS d ON d.consumer = g.consumer AND d.fingerprint = g.fingerprint
       AND d.failed_at > now() - interval '${HOURS} hours'
     GROUP BY 1, 2`,
    [groups.map(({ consumer }) => consumer), groups.map(({ fingerprint }) => fingerprint)],
  );
  for (const { no, hoursAgo, failures } of rows) {
    const trend = trends[no - 1];
    // A clock that is ahead must not make a failure vanish.
    const hour = HOURS - 1 - Math.max(0, hoursAgo);
    if (trend) trend[hour] = (trend[hour] ?? 0) + failures;
  }
  return trends;
}
