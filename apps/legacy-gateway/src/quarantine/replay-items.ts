import type { Db } from '@kervan/database';
import type { Judged } from './judge.js';
import type { ItemOutcome } from './replays.js';

const outcomes: Readonly<Record<Judged['outcome'], ItemOutcome>> = {
  PUBLISH: 'PUBLISHED',
  DUPLICATE: 'DUPLICATE',
  CONFLICT: 'FAULTY',
  PASSED: 'PASSED',
  RETURN: 'RETURNED',
  TAKEN: 'DUPLICATE',
  FAULTY: 'FAULTY',
};

/**
 * Items whose records nobody else settles until the transaction ends; those that somebody has settled meanwhile are booked
 * as such.
 */
export async function lockWaiting(
  db: Db,
  replayId: string,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await db.query<{ readonly id: number }>(
    `SELECT id FROM quarantine JOIN quarantine_replay_item ON quarantine_id = id
      WHERE replay_id = $1 AND id = ANY($2::integer[]) AND outcome = 'WAITING' AND state = 'OPEN'
      ORDER BY id FOR UPDATE`,
    [replayId, ids],
  );
  const waiting = rows.map(({ id }) => id);
  if (waiting.length < ids.length)
    void db.query(
      `UPDATE quarantine_replay_item SET outcome = 'SETTLED'
        WHERE replay_id = $1 AND quarantine_id = ANY($2::integer[]) AND quarantine_id <> ALL($3::integer[])
          AND outcome = 'WAITING'`,
      [replayId, ids, waiting],
    );
  return new Set(waiting);
}

/** Books what became of items that are locked. */
export async function bookItems(db: Db, replayId: string, judged: readonly Judged[]): Promise<void> {
  await db.query(
    `UPDATE quarantine_replay_item SET outcome = made.outcome, code = made.code, reason = made.reason
       FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[]) AS made (id, outcome, code, reason)
      WHERE replay_id = $1 AND quarantine_id = made.id`,
    [
      replayId,
      judged.map(({ record }) => record.id),
      judged.map(({ outcome }) => outcomes[outcome]),
      judged.map((each) => ('fault' in each ? each.fault.code : null)),
      judged.map((each) => ('fault' in each ? each.fault.reason : null)),
    ],
  );
}
