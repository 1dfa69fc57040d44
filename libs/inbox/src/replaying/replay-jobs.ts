import { KervanError } from '@kervan/contracts';
import type { Database, Db } from '@kervan/database';
import { audit } from '../auditing/audit.js';
import { jobColumns, schemaOf, type ReplayJob, type ReplayState } from './replay-job.js';
import { refuseCorrected } from './refuse-corrected.js';
import { isWhole, type ReplaySelection } from './replay-selection.js';
import { dropTables } from './shadow-tables.js';
import { refuseUnfitTables } from './unfit-tables.js';

/** Whoever asks for something, and why. */
export interface Order {
  readonly actor: string;
  readonly reason: string;
}

export interface NewReplay {
  readonly selection: ReplaySelection;
  /** Most events per second; null: as fast as it can. */
  readonly rate: number | null;
}

const LISTED = 100;

/** What operators may do with the replays of a consumer; everything is audited and done by whichever instance has the lease. */
export class ReplayJobs {
  constructor(
    private readonly database: Database,
    private readonly consumer: string,
    private readonly projections: readonly string[],
  ) {}

  /** The last hundred, newest first. */
  list(): Promise<ReplayJob[]> {
    return this.database.query<ReplayJob>(
      `SELECT ${jobColumns} FROM replay_job WHERE consumer = $1 ORDER BY id DESC LIMIT ${LISTED}`,
      [this.consumer],
    );
  }

  /** @throws KervanError NOT_FOUND */
  async get(id: number, db: Pick<Db, 'query'> = this.database): Promise<ReplayJob> {
    const [job] = await db.query<ReplayJob>(
      `SELECT ${jobColumns} FROM replay_job WHERE id = $1 AND consumer = $2`,
      [id, this.consumer],
    );
    if (job) return job;
    throw new KervanError('NOT_FOUND', `there is no replay ${id}`);
  }

  /** @throws KervanError REPLAY_UNFIT, REPLAY_STATE_INVALID while another one is under way. */
  create({ selection, rate }: NewReplay, { actor, reason }: Order): Promise<ReplayJob> {
    return this.#committed(async (db) => {
      await refuseUnfitTables(db, this.projections);
      const [job] = await db.query<ReplayJob>(
        `INSERT INTO replay_job (consumer, selection, rate, created_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING ${jobColumns}`,
        [this.consumer, JSON.stringify(selection), rate, actor],
      );
      if (!job) throw new KervanError('REPLAY_STATE_INVALID', 'another replay is under way');
      const details = { whole: isWhole(selection), rate };
      await audit(db, { actor, action: 'replay.created', subject: subjectOf(job.id), reason, details });
      return job;
    });
  }

  /**
   * @param accepted the `difference` of the comparison that may be swapped in: a replay after a correction differs on
   *   purpose.
   * @throws KervanError NOT_FOUND, REPLAY_STATE_INVALID
   */
  swap(id: number, accepted: string | null, { actor, reason }: Order): Promise<ReplayJob> {
    return this.#committed(async (db) => {
      const { state, wish, selection, comparison } = await this.#locked(db, id);
      if (!isWhole(selection)) throw refused(id, 'is partial: it can only be looked at');
      if (state !== 'READY')
        throw refused(id, `is ${state}: only one that has read everything can be swapped in`);
      if (wish === 'CANCEL') throw refused(id, 'is cancelled');
      if (!comparison?.equal && comparison?.difference !== (accepted ?? ''))
        throw refused(id, 'differs from the running tables, and not in the way that is accepted');
      await refuseCorrected(db, id);
      void db.query(
        `UPDATE replay_job SET wish = 'SWAP', accepted = $2, tries = 0, error_code = NULL, error = NULL
         WHERE id = $1`,
        [id, accepted],
      );
      const details = { accepted, equal: comparison.equal };
      await audit(db, { actor, action: 'replay.swap', subject: subjectOf(id), reason, details });
      return this.get(id, db);
    });
  }

  /** Ends a replay that is under way. @throws KervanError NOT_FOUND, REPLAY_STATE_INVALID */
  cancel(id: number, { actor, reason }: Order): Promise<ReplayJob> {
    return this.#committed(async (db) => {
      const { state } = await this.#locked(db, id);
      if (!isUnderWay(state)) throw refused(id, `is ${state}`);
      void db.query("UPDATE replay_job SET wish = 'CANCEL' WHERE id = $1", [id]);
      const details = { state };
      await audit(db, { actor, action: 'replay.cancelled', subject: subjectOf(id), reason, details });
      return this.get(id, db);
    });
  }

  /**
   * Drops what a replay that is over left: a shadow, or after a swap the only copy of the tables from before.
   *
   * @throws KervanError NOT_FOUND, REPLAY_STATE_INVALID
   */
  drop(id: number, { actor, reason }: Order): Promise<ReplayJob> {
    return this.#committed(async (db) => {
      const { state } = await this.#locked(db, id);
      if (isUnderWay(state)) throw refused(id, `is ${state}`);
      void dropTables(db, schemaOf(id));
      const details = { state };
      await audit(db, { actor, action: 'replay.dropped', subject: subjectOf(id), reason, details });
      return this.get(id, db);
    });
  }

  async #locked(db: Db, id: number): Promise<ReplayJob> {
    await db.query('SELECT FROM replay_job WHERE id = $1 AND consumer = $2 FOR UPDATE', [id, this.consumer]);
    return this.get(id, db);
  }

  async #committed<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    const transaction = await this.database.begin();
    try {
      const result = await work(transaction.db);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}

function isUnderWay(state: ReplayState): boolean {
  return state === 'PENDING' || state === 'RUNNING' || state === 'READY';
}

function subjectOf(id: number): string {
  return `replay ${id}`;
}

function refused(id: number, why: string): KervanError {
  return new KervanError('REPLAY_STATE_INVALID', `replay ${id} ${why}`);
}
