import type { Db } from '@kervan/database';
import type { ItemState } from './redrive-item.js';
import { planOf, type RedrivePlan } from './redrive-plan.js';
import type { RedriveKind } from './redrive-request.js';

/** STOPPED: by itself, because too much of it failed. */
export type JobState = 'AWAITING_APPROVAL' | 'RUNNING' | 'PAUSED' | 'STOPPED' | 'CANCELLED' | 'DONE';

/** A job as it is told. Times are UTC, ISO 8601. */
export interface RedriveJob {
  readonly id: string;
  readonly kind: RedriveKind;
  readonly state: JobState;
  readonly dryRun: boolean;
  readonly reason: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly approvedBy: string | null;
  readonly finishedAt: string | null;
  /** Events it is about, and how many of them are done. */
  readonly events: number;
  readonly handled: number;
  /** Number of items by state. */
  readonly items: Readonly<Partial<Record<ItemState, number>>>;
}

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Jobs of a consumer, newest first; with an id that one alone. @throws KervanError DATABASE_UNAVAILABLE */
export function redriveJobs(
  db: Pick<Db, 'query'>,
  consumer: string,
  query: { readonly id?: string; readonly before?: string | undefined; readonly limit: number },
): Promise<RedriveJob[]> {
  return db.query<RedriveJob>(
    `SELECT id, kind, state, dry_run AS "dryRun", reason, created_by AS "createdBy", ${iso('created_at')} AS "createdAt",
       approved_by AS "approvedBy", ${iso('finished_at')} AS "finishedAt", progress.*
     FROM redrive_job AS job CROSS JOIN LATERAL (
       SELECT coalesce(sum(events), 0)::integer AS events, coalesce(sum(handled), 0)::integer AS handled,
         coalesce(json_object_agg(state, items), '{}') AS items
       FROM (
         SELECT state, count(*) AS items, sum(events) AS events, sum(handled) AS handled
         FROM redrive_item WHERE job_id = job.id GROUP BY state
       ) AS by_state
     ) AS progress
     WHERE consumer = $1 AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id < $3)
     ORDER BY id DESC LIMIT $4`,
    [consumer, query.id ?? null, query.before ?? null, query.limit],
  );
}

/** What became of one key. */
export interface RedriveResult {
  readonly no: number;
  readonly topic: string;
  readonly key: string;
  readonly state: ItemState;
  readonly events: number;
  readonly handled: number;
  readonly code: string | null;
  readonly fingerprint: string | null;
}

/** Items of a job in order, those in one state where it is given. @throws KervanError DATABASE_UNAVAILABLE */
export function redriveResults(
  db: Pick<Db, 'query'>,
  jobId: string,
  query: {
    readonly after?: number | undefined;
    readonly state?: ItemState | undefined;
    readonly limit: number;
  },
): Promise<RedriveResult[]> {
  return db.query<RedriveResult>(
    `SELECT no, topic, key, state, events, handled, code, fingerprint FROM redrive_item
     WHERE job_id = $1 AND no > $2 AND ($3::text IS NULL OR state = $3) ORDER BY no LIMIT $4`,
    [jobId, query.after ?? 0, query.state ?? null, query.limit],
  );
}

/** The payloads of an edit, as JSON texts; null where there is no such job or it is none. */
export async function redriveEdit(
  db: Pick<Db, 'query'>,
  consumer: string,
  id: string,
): Promise<RedrivePlan['edit'] | null> {
  const [job] = await db.query<{ readonly plan: string }>(
    'SELECT plan FROM redrive_job WHERE consumer = $1 AND id = $2',
    [consumer, id],
  );
  return job ? (planOf(job.plan).edit ?? null) : null;
}
