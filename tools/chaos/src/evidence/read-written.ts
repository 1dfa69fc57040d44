import type { Database } from '@kervan/database';
import { movements, sources, type Source } from '../services/movement.js';
import { idNumberSql, type Tally, tallyKey } from './tally.js';

/** What was committed of one account. */
export interface Written extends Tally {
  readonly amount: number;
}

interface Row extends Written {
  readonly account: string;
}

/** The ground truth: every movement that committed, by topic and account. */
export async function readWritten(
  databases: Readonly<Record<Source, Pick<Database, 'query'>>>,
): Promise<ReadonlyMap<string, Written>> {
  const all = await Promise.all(
    sources.map(async (source) => {
      const rows = await databases[source].query<Row>(
        `SELECT account, count(*) AS count, sum(${idNumberSql('event_id')})::bigint AS ids, sum(amount)::bigint AS amount
         FROM written GROUP BY account`,
      );
      return rows.map(
        ({ account, ...written }) => [tallyKey(movements[source].topic, account), written] as const,
      );
    }),
  );
  return new Map(all.flat());
}
