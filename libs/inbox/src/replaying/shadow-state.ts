import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import type { Comparison } from './replay-job.js';

/** @throws KervanError REPLAY_HAS_EFFECT when a handler tried more than to write projections; nothing of it was done. */
export async function refuseIfEffectSeen(db: Pick<Db, 'query'>, schema: string): Promise<void> {
  const [seen] = await db.query<{ readonly error: string | null }>(
    `SELECT error FROM ${schema}.parked_event WHERE error_code = 'REPLAY_HAS_EFFECT' LIMIT 1`,
  );
  if (seen) throw new KervanError('REPLAY_HAS_EFFECT', seen.error ?? 'a handler has an effect');
}

/** Whether no more keys of the shadow than of the running consumer are to be tried again. */
export async function retriesSettled(
  db: Pick<Db, 'query'>,
  schema: string,
  consumer: string,
): Promise<boolean> {
  const due = (from: string) =>
    `(SELECT count(*) FROM ${from}.parked_claim WHERE consumer = $1 AND due_at IS NOT NULL)`;
  const [row] = await db.query<{ readonly settled: boolean }>(
    `SELECT ${due(schema)} <= ${due('public')} AS settled`,
    [consumer],
  );
  return row?.settled ?? true;
}

/** Keys that are parked for the running consumer and for the shadow. */
export async function parkedKeys(
  db: Pick<Db, 'query'>,
  schema: string,
  consumer: string,
): Promise<Comparison['parked']> {
  const [parked = { live: 0, shadow: 0 }] = await db.query<Comparison['parked']>(
    `SELECT (SELECT count(*) FROM public.parked_key WHERE consumer = $1) AS live,
       (SELECT count(*) FROM ${schema}.parked_key WHERE consumer = $1) AS shadow`,
    [consumer],
  );
  return parked;
}
