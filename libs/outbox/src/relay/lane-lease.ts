import { KervanError } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import { LANES } from '../lane.js';

/** How long a lease is valid without renewal. */
export const LEASE_MS = 3_000;

interface Lane {
  readonly epoch: number;
  readonly floor: number;
}

/**
 * All lanes or none: an instance that finds one of them still held gets nothing. Its own lanes it may take again at
 * once, as after a lost connection: by then nothing of its former turn is on the way.
 */
const take = `
  WITH free AS (
    SELECT lane FROM outbox_lane WHERE lease_until < clock_timestamp() OR owner = $1 ORDER BY lane FOR UPDATE)
  UPDATE outbox_lane AS mine
  SET owner = $1, epoch = mine.epoch + 1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
  FROM free WHERE mine.lane = free.lane AND (SELECT count(*) FROM free) = $3
  RETURNING mine.epoch, mine.floor`;

const extend = `
  UPDATE outbox_lane SET lease_until = clock_timestamp() + $3 * interval '1 millisecond', floor = $4
  WHERE owner = $1 AND epoch = $2 RETURNING lane`;

const giveBack = `
  UPDATE outbox_lane SET owner = NULL, lease_until = '-infinity', floor = $3 WHERE owner = $1 AND epoch = $2`;

/** Who holds the lanes, and since which change of owner. */
export interface Holder {
  readonly owner: string;
  readonly epoch: number;
}

/**
 * The right of one instance to publish. Validity is measured on this machine's monotonic clock from before the
 * renewal was sent, so that it ends here no later than in the database.
 */
export class LaneLease {
  #validUntil: number;

  private constructor(
    private readonly database: Pick<Database, 'query'>,
    readonly holder: Holder,
    /** Every row up to it is acknowledged: where a new owner begins to read. */
    readonly floor: number,
    sentAt: number,
    private readonly clock: () => number,
  ) {
    this.#validUntil = sentAt + LEASE_MS;
  }

  /** The lease, or null while another instance holds it. @param owner unique per instance and start */
  static async take(
    database: Pick<Database, 'query'>,
    owner: string,
    clock: () => number = () => performance.now(),
  ): Promise<LaneLease | null> {
    const sentAt = clock();
    const lanes = await database.query<Lane>(take, [owner, LEASE_MS, LANES]);
    if (lanes.length === 0) return null;
    const epoch = Math.max(...lanes.map((lane) => lane.epoch));
    const floor = Math.min(...lanes.map((lane) => lane.floor));
    return new LaneLease(database, { owner, epoch }, floor, sentAt, clock);
  }

  /** How long this instance may still send; zero or less: not at all. */
  get remainingMs(): number {
    return this.#validUntil - this.clock();
  }

  /** @throws KervanError LEASE_LOST when another instance took the lanes. */
  async renew(floor: number): Promise<void> {
    const sentAt = this.clock();
    const { owner, epoch } = this.holder;
    const lanes = await this.database.query(extend, [owner, epoch, LEASE_MS, floor]);
    if (lanes.length < LANES)
      throw new KervanError('LEASE_LOST', `${owner} no longer holds epoch ${String(epoch)}`);
    this.#validUntil = sentAt + LEASE_MS;
  }

  /** Lets another instance begin at once. */
  async release(floor: number): Promise<void> {
    this.#validUntil = -Infinity;
    await this.database.query(giveBack, [this.holder.owner, this.holder.epoch, floor]);
  }
}
