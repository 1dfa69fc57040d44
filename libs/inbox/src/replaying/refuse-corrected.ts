import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/**
 * Decisions of operators that came after a replay began may concern events that it read before: it knows nothing of them.
 *
 * @throws KervanError REPLAY_STATE_INVALID where events were skipped or edited since it began.
 */
export async function refuseCorrected(db: Pick<Db, 'query'>, id: number): Promise<void> {
  const corrected = await db.query(
    `SELECT FROM replay_job AS job WHERE id = $1 AND (
       EXISTS (SELECT FROM public.event_override AS each WHERE each.consumer = job.consumer AND created_at >= started_at)
       OR EXISTS (SELECT FROM public.inbox_skipped AS each WHERE each.consumer = job.consumer AND skipped_at >= started_at))`,
    [id],
  );
  if (corrected.length > 0)
    throw new KervanError(
      'REPLAY_STATE_INVALID',
      `operators skipped or edited events after replay ${id} began: it knows nothing of that, another one would`,
    );
}
