import type { Db } from '@kervan/database';
import type { ItemStep, RedriveItem } from './redrive-item.js';

/** The job that an item belongs to, as one instance holds it. */
export interface HeldJob {
  readonly id: string;
  /** Names the instance in the job's lease. */
  readonly owner: string;
}

interface Row {
  readonly no: number;
  readonly topic: string;
  readonly key: string;
  readonly partition: number;
  readonly epoch: number;
  readonly sequence: number;
  readonly eventId: string;
  readonly lastEpoch: number;
  readonly lastSequence: number;
  readonly handled: number;
  readonly started: number;
}

/** Items that are still to be done, in order. */
export async function waitingItems(
  db: Pick<Db, 'query'>,
  { id: jobId, consumer }: { readonly id: string; readonly consumer: string },
  afterNo: number,
  limit: number,
): Promise<RedriveItem[]> {
  const rows = await db.query<Row>(
    `SELECT no, topic, key, partition, epoch, sequence, event_id AS "eventId", last_epoch AS "lastEpoch",
       last_sequence AS "lastSequence", handled, coalesce(started, 0) AS started
     FROM redrive_item LEFT JOIN (SELECT topic, key, started FROM parked_claim WHERE consumer = $4) AS claim
       USING (topic, key)
     WHERE job_id = $1 AND state = 'WAITING' AND no > $2 ORDER BY no LIMIT $3`,
    [jobId, afterNo, limit, consumer],
  );
  return rows.map(({ epoch, sequence, eventId, lastEpoch, lastSequence, ...item }) => ({
    ...item,
    jobId,
    shown: { epoch, sequence, eventId },
    last: { epoch: lastEpoch, sequence: lastSequence },
  }));
}

/**
 * Locks an item for this transaction: two instances that hold one job for a moment do not count a step twice.
 *
 * @returns how many events of it were done; null where it is not to be done, or no longer by this instance.
 */
export async function lockItem(
  db: Pick<Db, 'query'>,
  { id, owner }: HeldJob,
  no: number,
): Promise<number | null> {
  const [row] = await db.query<{ readonly handled: number }>(
    `SELECT item.handled FROM redrive_item AS item JOIN redrive_job AS job ON job.id = item.job_id
     WHERE item.job_id = $1 AND item.no = $2 AND item.state = 'WAITING' AND job.state = 'RUNNING' AND job.owner = $3
     FOR UPDATE OF item`,
    [id, no, owner],
  );
  return row?.handled ?? null;
}

/** Writes what became of an item. Need not be awaited. */
export function writeStep(
  db: Pick<Db, 'query'>,
  jobId: string,
  no: number,
  step: ItemStep,
): Promise<unknown> {
  const { state, handled, code = null, fingerprint = null } = step;
  return db.query(
    `UPDATE redrive_item SET state = $3, handled = handled + $4, code = $5, fingerprint = $6,
       finished_at = CASE WHEN $3 = 'WAITING' THEN NULL ELSE clock_timestamp() END
     WHERE job_id = $1 AND no = $2`,
    [jobId, no, state, handled, code, fingerprint],
  );
}
