import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { audit } from '../auditing/audit.js';
import { wakeLeftKeys } from './wake-keys.js';
import type { JobState } from './redrive-jobs.js';

/** What an operator may do with a job. */
export type JobChange = 'approve' | 'pause' | 'resume' | 'cancel';

/** By whom and why. */
export interface Reasoned {
  readonly actor: string;
  readonly reason: string | null;
}

const changes: Readonly<Record<JobChange, { readonly from: readonly JobState[]; readonly to: JobState }>> = {
  approve: { from: ['AWAITING_APPROVAL'], to: 'RUNNING' },
  pause: { from: ['RUNNING'], to: 'PAUSED' },
  resume: { from: ['PAUSED', 'STOPPED'], to: 'RUNNING' },
  cancel: { from: ['AWAITING_APPROVAL', 'RUNNING', 'PAUSED', 'STOPPED'], to: 'CANCELLED' },
};

/**
 * Changes the state of a job; asked for what it is already, nothing happens. A transaction that runs for it now still
 * commits.
 *
 * @throws KervanError NOT_FOUND; FORBIDDEN for an approval by who made the job; REDRIVE_STATE_INVALID.
 */
export async function changeRedrive(
  db: Db,
  consumer: string,
  id: string,
  change: JobChange,
  { actor, reason }: Reasoned,
): Promise<void> {
  const { from, to } = changes[change];
  const [job] = await db.query<{ state: JobState; createdBy: string; approvedBy: string | null }>(
    `SELECT state, created_by AS "createdBy", approved_by AS "approvedBy" FROM redrive_job
     WHERE consumer = $1 AND id = $2 FOR UPDATE`,
    [consumer, id],
  );
  if (!job) throw new KervanError('NOT_FOUND', 'There is no such job.');
  if (change === 'approve' && job.createdBy === actor)
    throw new KervanError('FORBIDDEN', 'Who made a job cannot approve it.');
  if (job.state === to && (change !== 'approve' || job.approvedBy !== null)) return;
  if (!from.includes(job.state)) {
    const message = `The job is ${job.state}: it cannot be changed so.`;
    throw new KervanError('REDRIVE_STATE_INVALID', message, { facts: { state: job.state } });
  }
  void db.query(
    `UPDATE redrive_job SET state = $2, owner = NULL, lease_until = NULL,
       approved_by = CASE WHEN $3 THEN $4 ELSE approved_by END,
       approved_at = CASE WHEN $3 THEN clock_timestamp() ELSE approved_at END,
       finished_at = CASE WHEN $2 = 'CANCELLED' THEN clock_timestamp() END
     WHERE id = $1`,
    [id, to, change === 'approve', actor],
  );
  if (change === 'cancel') await cancelItems(db, consumer, id);
  await audit(db, { actor, action: `redrive.${change}`, subject: id, reason });
}

async function cancelItems(db: Db, consumer: string, id: string): Promise<void> {
  await wakeLeftKeys(db, consumer, id);
  await db.query(
    `UPDATE redrive_item SET state = 'CANCELLED', finished_at = clock_timestamp()
     WHERE job_id = $1 AND state = 'WAITING'`,
    [id],
  );
}
