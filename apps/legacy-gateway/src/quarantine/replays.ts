import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { iso } from './records.js';

/**
 * What became of a record. PASSED: it holds nothing to be published. RETURNED: a file that had been refused as a whole is
 * back in its folder and received from there. FAULTY: it stays in quarantine. SETTLED: somebody else had repaired or
 * discarded it by then.
 */
export const itemOutcomes = [
  'WAITING',
  'PUBLISHED',
  'DUPLICATE',
  'PASSED',
  'RETURNED',
  'FAULTY',
  'SETTLED',
] as const;
export type ItemOutcome = (typeof itemOutcomes)[number];

/** A replay as it is told. Times are UTC, ISO 8601. */
export interface Replay {
  readonly id: string;
  readonly state: 'RUNNING' | 'DONE';
  readonly dryRun: boolean;
  readonly reason: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly items: Readonly<Partial<Record<ItemOutcome, number>>>;
}

export interface ReplayItem {
  /** Of the record. */
  readonly id: number;
  readonly outcome: ItemOutcome;
  readonly code: string | null;
  readonly reason: string | null;
}

/** @throws KervanError NOT_FOUND */
export async function quarantineReplay(db: Pick<Db, 'query'>, id: string): Promise<Replay> {
  const [replay] = await db.query<Replay>(
    `SELECT id, CASE WHEN finished_at IS NULL THEN 'RUNNING' ELSE 'DONE' END AS state, dry_run AS "dryRun", reason,
       created_by AS "createdBy", ${iso('created_at')} AS "createdAt", ${iso('finished_at')} AS "finishedAt",
       (SELECT coalesce(json_object_agg(outcome, records), '{}')
          FROM (SELECT outcome, count(*) AS records FROM quarantine_replay_item WHERE replay_id = $1 GROUP BY outcome)
       ) AS items
     FROM quarantine_replay WHERE id = $1`,
    [id],
  );
  if (!replay) throw new KervanError('NOT_FOUND', 'There is no such replay.');
  return replay;
}

/** Items in the order of their records, those of one outcome where it is given. @throws KervanError DATABASE_UNAVAILABLE */
export function replayItems(
  db: Pick<Db, 'query'>,
  id: string,
  query: {
    readonly after?: number | undefined;
    readonly outcome?: ItemOutcome | undefined;
    readonly limit: number;
  },
): Promise<ReplayItem[]> {
  return db.query<ReplayItem>(
    `SELECT quarantine_id AS id, outcome, code, reason FROM quarantine_replay_item
      WHERE replay_id = $1 AND quarantine_id > $2 AND ($3::text IS NULL OR outcome = $3)
      ORDER BY quarantine_id LIMIT $4`,
    [id, query.after ?? 0, query.outcome ?? null, query.limit],
  );
}
