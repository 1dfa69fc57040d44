import type { Db } from '@kervan/database';
import type { Tx } from '@kervan/outbox';
import { movements, type Source } from '../movement.js';

interface Account {
  readonly account: string;
  readonly last: number;
  readonly era: number;
}

/** Of 1 KB records nearly all is body. */
const TEXT = 'x'.repeat(400);

/**
 * Writes one movement for each name, in this order, a name as often as it comes: the business rows, the ground truth and
 * the events, in the transaction given.
 */
export async function writeMovements(tx: Tx, source: Source, names: readonly string[]): Promise<void> {
  const accounts = await lockAccounts(tx.db, names);
  const last = new Map(accounts.map((account) => [account.account, account.last]));
  const era = accounts[0]?.era ?? 1;
  const written = names.map((account) => {
    const number = (last.get(account) ?? 0) + 1;
    last.set(account, number);
    const amount = (number * 7) % 100;
    const id = tx.publish(movements[source], { account, era, number, amount, text: TEXT });
    return { id, account, era, number, amount };
  });
  void tx.db.query(
    `UPDATE account SET last = last + moved.count, balance = balance + moved.amount
     FROM (SELECT account, count(*) AS count, sum(amount)::bigint AS amount
       FROM unnest($1::text[], $2::bigint[]) AS movement (account, amount) GROUP BY account) AS moved
     WHERE account.account = moved.account`,
    [written.map(({ account }) => account), written.map(({ amount }) => amount)],
  );
  void tx.db.query(
    `INSERT INTO written (event_id, account, era, number, amount)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::bigint[], $5::bigint[])`,
    [
      written.map(({ id }) => id),
      written.map(({ account }) => account),
      written.map((movement) => movement.era),
      written.map(({ number }) => number),
      written.map(({ amount }) => amount),
    ],
  );
}

function lockAccounts(db: Db, names: readonly string[]): Promise<Account[]> {
  return db.query<Account>(
    `SELECT account, last, (SELECT era FROM load_control) AS era FROM account
     WHERE account = ANY($1) ORDER BY account COLLATE "C" FOR UPDATE`,
    [[...new Set(names)]],
  );
}
