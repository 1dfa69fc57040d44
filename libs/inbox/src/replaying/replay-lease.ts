import type { Db } from '@kervan/database';
import { KervanError } from '@kervan/contracts';
import type { PartitionOffset } from './bounds.js';
import type { ReplayJob } from './replay-job.js';

/** A killed instance's replay goes on elsewhere after this time. */
const LEASE_SECONDS = 15;
const RENEW_MS = 1_000;

/** A job as the instance that runs it sees it. */
export interface ClaimedJob extends Pick<
  ReplayJob,
  'id' | 'selection' | 'rate' | 'state' | 'wish' | 'comparison'
> {
  /** The difference that may be swapped in. */
  readonly accepted: string | null;
  readonly ends: readonly PartitionOffset[] | null;
}

export interface Progress {
  readonly events: number;
  readonly wanted: number;
  readonly perSecond: number;
  /** Events thrown away since the last time. */
  readonly thrownAway: number;
}

const columns = `id, selection, rate, state, wish, comparison, accepted, ends`;

/** Takes the consumer's replay that nobody runs. */
export async function claimReplay(
  database: Pick<Db, 'query'>,
  consumer: string,
  owner: string,
): Promise<ClaimedJob | undefined> {
  const [job] = await database.query<ClaimedJob>(
    `UPDATE replay_job SET owner = $2, lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
     WHERE id = (
       SELECT id FROM replay_job WHERE consumer = $1 AND state IN ('PENDING', 'RUNNING', 'READY')
         AND (lease_until IS NULL OR lease_until < clock_timestamp())
       ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [consumer, owner],
  );
  return job;
}

/** Keeps a claimed job this instance's, and brings what operators wish for. Ends when the lease is lost. */
export class ReplayLease {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #renewedAt = performance.now();
  #renewing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Pick<Db, 'query'>,
    /** Kept up to date. */
    public job: ClaimedJob,
    readonly owner: string,
    private readonly progress: () => Progress,
  ) {
    this.#timer = setInterval(() => {
      this.#renewing = this.#renew();
    }, RENEW_MS);
  }

  /** Aborted when another instance may have the job. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  /** Reads the job anew, writing how far it is. @throws KervanError LEASE_LOST */
  async renew(): Promise<ClaimedJob> {
    const { events, wanted, perSecond, thrownAway } = this.progress();
    const [job] = await this.database.query<ClaimedJob>(
      `UPDATE replay_job SET lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second',
         events = $3, wanted = $4, per_second = $5, thrown_away = thrown_away + $6
       WHERE id = $1 AND owner = $2 RETURNING ${columns}`,
      [this.job.id, this.owner, events, wanted, perSecond, thrownAway],
    );
    if (!job) throw new KervanError('LEASE_LOST', `replay ${this.job.id} is another instance's`);
    this.#renewedAt = performance.now();
    return (this.job = job);
  }

  /** Stops renewing; with `free` another instance may take the job at once. */
  async end(free: boolean): Promise<void> {
    clearInterval(this.#timer);
    await this.#renewing;
    if (!free) return;
    await this.database.query(
      'UPDATE replay_job SET lease_until = NULL, owner = NULL WHERE id = $1 AND owner = $2',
      [this.job.id, this.owner],
    );
  }

  async #renew(): Promise<void> {
    try {
      await this.renew();
    } catch (error) {
      const over = performance.now() - this.#renewedAt > (LEASE_SECONDS * 1_000) / 2;
      if (over || (error instanceof KervanError && error.code === 'LEASE_LOST')) this.#lost.abort(error);
    }
  }
}
