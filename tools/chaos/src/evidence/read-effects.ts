import type { Database } from '@kervan/database';
import { idNumberSql, type Tallies, type Tally, tallyKey } from './tally.js';

/** What the effect group did. */
export interface Effects {
  readonly tallies: Tallies;
  /** Rows beyond the first of an event. */
  readonly doubles: number;
  /** Rows of an account whose number does not follow that of the row before. */
  readonly inversions: number;
}

interface Row extends Tally {
  readonly topic: string;
  readonly account: string;
}

export async function readEffects(database: Pick<Database, 'query'>): Promise<Effects> {
  const rows = await database.query<Row>(
    `SELECT topic, account, count(*) AS count, sum(${idNumberSql('event_id')})::bigint AS ids
     FROM effect GROUP BY topic, account`,
  );
  const [doubles] = await database.query<{ count: number }>(
    'SELECT count(*) - count(DISTINCT event_id) AS count FROM effect',
  );
  const [inversions] = await database.query<{ count: number }>(
    `SELECT count(*) AS count FROM (
       SELECT era, number, lag(era) OVER before AS era_before, lag(number) OVER before AS number_before
       FROM effect WINDOW before AS (PARTITION BY topic, account ORDER BY id)) AS step
     WHERE NOT (CASE WHEN era_before IS NULL THEN number = 1 OR era > 1
       ELSE era > era_before OR era = era_before AND number = number_before + 1 END)`,
  );
  return {
    tallies: new Map(rows.map(({ topic, account, ...tally }) => [tallyKey(topic, account), tally])),
    doubles: doubles?.count ?? 0,
    inversions: inversions?.count ?? 0,
  };
}
