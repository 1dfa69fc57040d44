import type { UnitOfWork } from '@kervan/outbox';
import { audit } from '../auditing/audit.js';
import { committed } from '../retrying/committed.js';
import type { LeasedJob } from './job-parts.js';
import { planOf } from './redrive-plan.js';
import { wakeLeftKeys } from './wake-keys.js';

/** After this time without renewal another instance goes on with a job. */
const LEASE_SECONDS = 10;

type Row = Omit<LeasedJob, 'owner' | 'plan'> & { readonly plan: string };

/** Which instance works at which job: in rows and by the database's clock, so that a dead instance's jobs come free. */
export class JobLeases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumer: string,
    private readonly owner: string,
  ) {}

  /**
   * Leases running jobs that nobody works at, oldest first.
   *
   * @param except jobs that this instance has not ended yet: whoever is still in one would end the new lease with his own.
   */
  async take(limit: number, except: readonly string[]): Promise<LeasedJob[]> {
    const rows = await committed(this.unitOfWork, (db) =>
      db.query<Row>(
        `WITH free AS (
           SELECT id FROM redrive_job
           WHERE consumer = $1 AND state = 'RUNNING' AND (lease_until IS NULL OR lease_until < clock_timestamp())
             AND id <> ALL($4::uuid[])
           ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
         )
         UPDATE redrive_job AS job
         SET owner = $3, lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
         FROM free WHERE job.id = free.id
         RETURNING job.id, kind, dry_run AS "dryRun", reason, plan`,
        [this.consumer, limit, this.owner, except],
      ),
    );
    return rows.map((row) => ({ ...row, owner: this.owner, plan: planOf(row.plan) }));
  }

  /** @returns ids of the jobs that are still running and this instance's. */
  async renew(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await committed(this.unitOfWork, (db) =>
      db.query<{ readonly id: string }>(
        `UPDATE redrive_job SET lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
         WHERE id = ANY($1::uuid[]) AND owner = $2 AND state = 'RUNNING' RETURNING id`,
        [ids, this.owner],
      ),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Somebody else may go on with it at once. */
  async giveBack(id: string): Promise<void> {
    await committed(this.unitOfWork, (db) =>
      db.query('UPDATE redrive_job SET owner = NULL, lease_until = NULL WHERE id = $1 AND owner = $2', [
        id,
        this.owner,
      ]),
    );
  }

  /** Ends a job, with its entry in the audit: all is done, or it stopped itself. */
  async end(id: string, state: 'DONE' | 'STOPPED'): Promise<void> {
    await committed(this.unitOfWork, async (db) => {
      const ended = await db.query(
        `UPDATE redrive_job SET state = $3, owner = NULL, lease_until = NULL,
           finished_at = CASE WHEN $3 = 'DONE' THEN clock_timestamp() END
         WHERE id = $1 AND owner = $2 AND state = 'RUNNING' RETURNING id`,
        [id, this.owner, state],
      );
      if (ended.length === 0) return;
      await wakeLeftKeys(db, this.consumer, id);
      const items = await db.query<{
        readonly state: string;
        readonly items: number;
        readonly events: number;
      }>(
        `SELECT state, count(*) AS items, sum(handled) AS events FROM redrive_item WHERE job_id = $1 GROUP BY state`,
        [id],
      );
      const counts = items.map((each) => [each.state.toLowerCase(), each.items] as const);
      const events = items.reduce((sum, each) => sum + each.events, 0);
      const action = state === 'DONE' ? 'redrive.done' : 'redrive.stopped';
      const details = { ...Object.fromEntries(counts), events };
      await audit(db, { actor: 'system', action, subject: id, reason: null, details });
    });
  }
}
