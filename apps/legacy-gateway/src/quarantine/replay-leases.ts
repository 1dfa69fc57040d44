import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { audit } from '@kervan/inbox';
import type { UnitOfWork } from '@kervan/outbox';

/** A replay that this worker works at. */
export interface LeasedReplay {
  readonly id: string;
  readonly dryRun: boolean;
  readonly reason: string;
  readonly createdBy: string;
}

/** Which worker works at which replay, by the database's clock: those of a dead one come free. */
export class ReplayLeases {
  constructor(
    private readonly work: UnitOfWork,
    private readonly options: {
      /** Unique per process. */
      readonly worker: string;
      /** How long a worker that died keeps its replays from the others. */
      readonly leaseMs: number;
    },
  ) {}

  /** When a lease should be renewed: early enough for a second try. */
  get renewAfterMs(): number {
    return this.options.leaseMs / 3;
  }

  /** The oldest replay that nobody works at; null where there is none. */
  async take(): Promise<LeasedReplay | null> {
    const [replay] = await this.work.run(({ db }) =>
      db.query<LeasedReplay>(
        `WITH free AS (
           SELECT id FROM quarantine_replay
            WHERE finished_at IS NULL AND (lease_until IS NULL OR lease_until < clock_timestamp())
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
         )
         UPDATE quarantine_replay AS replay
            SET worker = $1, lease_until = clock_timestamp() + $2 * interval '1 ms'
           FROM free WHERE replay.id = free.id
         RETURNING replay.id, dry_run AS "dryRun", reason, created_by AS "createdBy"`,
        [this.options.worker, this.options.leaseMs],
      ),
    );
    return replay ?? null;
  }

  /** Fences what a transaction does for a replay. @throws KervanError LEASE_LOST */
  async renew(db: Db, { id }: LeasedReplay): Promise<void> {
    const rows = await db.query(
      `UPDATE quarantine_replay SET lease_until = clock_timestamp() + $3 * interval '1 ms'
        WHERE id = $1 AND worker = $2 AND finished_at IS NULL RETURNING id`,
      [id, this.options.worker, this.options.leaseMs],
    );
    if (rows.length === 0) throw new KervanError('LEASE_LOST', `replay ${id}: another worker took it over`);
  }

  /** Another worker may go on with it at once. */
  async giveBack({ id }: LeasedReplay): Promise<void> {
    await this.work.run(({ db }) =>
      db.query(
        'UPDATE quarantine_replay SET worker = NULL, lease_until = NULL WHERE id = $1 AND worker = $2',
        [id, this.options.worker],
      ),
    );
  }

  /** What still waits of it is not tried again, because of a defect. @throws KervanError LEASE_LOST */
  async abandon(replay: LeasedReplay): Promise<void> {
    await this.work.run(async ({ db }) => {
      await this.renew(db, replay);
      await db.query(
        `UPDATE quarantine_replay_item SET outcome = 'FAULTY', code = 'INTERNAL', reason = 'see the log of the gateway'
          WHERE replay_id = $1 AND outcome = 'WAITING'`,
        [replay.id],
      );
    });
  }

  /** Nothing of it waits any more. @throws KervanError LEASE_LOST */
  async finish(replay: LeasedReplay): Promise<void> {
    await this.work.run(async ({ db }) => {
      await this.renew(db, replay);
      void db.query(
        `UPDATE quarantine_replay SET finished_at = clock_timestamp(), worker = NULL, lease_until = NULL WHERE id = $1`,
        [replay.id],
      );
      const items = await db.query<{ readonly outcome: string; readonly records: number }>(
        'SELECT outcome, count(*) AS records FROM quarantine_replay_item WHERE replay_id = $1 GROUP BY outcome',
        [replay.id],
      );
      const details = Object.fromEntries(
        items.map(({ outcome, records }) => [outcome.toLowerCase(), records]),
      );
      const entry = { action: 'quarantine.replay-done', subject: replay.id, reason: null, details };
      await audit(db, { actor: 'system', ...entry });
    });
  }
}
