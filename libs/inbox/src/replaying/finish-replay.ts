import { KervanError } from '@kervan/contracts';
import type { Database, Db } from '@kervan/database';
import type { Comparison, ReplayState } from './replay-job.js';
import { schemaOf } from './replay-job.js';
import { dropTables } from './shadow-tables.js';

/** Of a job, by the instance that holds its lease. */
export interface Holder {
  readonly id: number;
  readonly owner: string;
}

export interface Ending {
  readonly state: Extract<ReplayState, 'KEPT' | 'SWAPPED' | 'FAILED' | 'CANCELLED'>;
  readonly errorCode?: string;
  readonly error?: string;
}

/** Notes how a replay ended; a cancelled one leaves no tables. */
export async function finishReplay(database: Database, holder: Holder, ending: Ending): Promise<void> {
  const transaction = await database.begin();
  try {
    await markFinished(transaction.db, holder, ending);
    if (ending.state === 'CANCELLED') await dropTables(transaction.db, schemaOf(holder.id));
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** In the caller's transaction. @throws KervanError LEASE_LOST, also of a swap that nobody wishes for any more. */
export async function markFinished(
  db: Pick<Db, 'query'>,
  { id, owner }: Holder,
  { state, errorCode, error }: Ending,
): Promise<void> {
  const marked = await db.query(
    `UPDATE replay_job SET state = $3, error_code = $4, error = $5, wish = NULL, owner = NULL, lease_until = NULL,
       finished_at = clock_timestamp()
     WHERE id = $1 AND owner = $2 AND ($3 <> 'SWAPPED' OR wish = 'SWAP') RETURNING id`,
    [id, owner, state, errorCode ?? null, error ?? null],
  );
  if (marked.length === 0) throw new KervanError('LEASE_LOST', `replay ${id} is another instance's`);
}

/** Everything is read; what it is like compared to the running tables. */
export async function markReady(
  db: Pick<Db, 'query'>,
  { id, owner }: Holder,
  comparison: Comparison,
): Promise<void> {
  await db.query(
    `UPDATE replay_job SET state = CASE state WHEN 'RUNNING' THEN 'READY' ELSE state END, comparison = $3,
       tries = CASE state WHEN 'RUNNING' THEN 0 ELSE tries END
     WHERE id = $1 AND owner = $2`,
    [id, owner, JSON.stringify(comparison)],
  );
}

/** A swap that was asked for is not done; it may be asked for again. */
export async function refuseSwap(
  db: Pick<Db, 'query'>,
  { id, owner }: Holder,
  why: KervanError,
): Promise<void> {
  await db.query(
    `UPDATE replay_job SET wish = NULL, tries = 0, error_code = $3, error = $4
     WHERE id = $1 AND owner = $2 AND wish = 'SWAP'`,
    [id, owner, why.code, why.message],
  );
}

/** Counts a standstill in vain. @returns how many there were. @throws KervanError LEASE_LOST */
export async function noteTry(db: Pick<Db, 'query'>, { id, owner }: Holder): Promise<number> {
  const [job] = await db.query<{ readonly tries: number }>(
    'UPDATE replay_job SET tries = tries + 1 WHERE id = $1 AND owner = $2 RETURNING tries',
    [id, owner],
  );
  if (job) return job.tries;
  throw new KervanError('LEASE_LOST', `replay ${id} is another instance's`);
}
