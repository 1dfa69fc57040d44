import type { Database } from '@kervan/database';
import { tallyKey } from './tally.js';

/** What the projection group adds up of one account. */
export interface AccountSum {
  readonly events: number;
  readonly total: number;
  readonly inversions: number;
}

export async function readSums(database: Pick<Database, 'query'>): Promise<ReadonlyMap<string, AccountSum>> {
  const rows = await database.query<AccountSum & { topic: string; account: string }>(
    'SELECT topic, account, events, total, inversions FROM account_sum',
  );
  return new Map(rows.map(({ topic, account, ...sum }) => [tallyKey(topic, account), sum]));
}
