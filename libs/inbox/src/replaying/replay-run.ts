import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import { waitAfter } from '../failures/back-off.js';
import type { Standstill } from './at-standstill.js';
import type { PartitionOffset } from './bounds.js';
import { compare } from './compare.js';
import { finishReplay, markReady, noteTry, refuseSwap } from './finish-replay.js';
import { positionsOf } from './positions-of.js';
import type { ProgressMeter } from './progress-meter.js';
import { schemaOf, type Comparison } from './replay-job.js';
import type { ClaimedJob, ReplayLease } from './replay-lease.js';
import type { ReplayParts } from './replay-worker.js';
import { refuseIfEffectSeen, retriesSettled } from './shadow-state.js';
import type { ShadowConsumer } from './shadow-consumer.js';
import { swap } from './swap.js';

const TICK_MS = 100;
/** Events that the running consumer may be ahead when it is stopped, or as many as the replay reads in this time. */
const NEAR = 200;
const NEAR_SECONDS = 0.5;
/** How long what failed in the shadow may take to heal, once all is read. */
const PATIENCE_MS = 60_000;
/** Live traffic goes on for much longer than it stands still in vain. */
const STANDSTILLS = { firstMs: 2_000, maxMs: 60_000, most: 10 };

/** One job at work, from the moment its tables are there until it is over. */
export class ReplayRun {
  readonly #schema: string;
  #readSince: number | undefined;
  /** No standstill before. */
  #notBefore = 0;

  constructor(
    private readonly parts: ReplayParts,
    private readonly lease: ReplayLease,
    private readonly shadow: Database,
    private readonly consumer: ShadowConsumer,
    private readonly meter: ProgressMeter,
    /** Where a partial replay ends. */
    private readonly ends: readonly PartitionOffset[] | null,
  ) {
    this.#schema = schemaOf(lease.job.id);
  }

  /** Works until the job is over, the lease lost or the signal aborted. @throws whatever it cannot go on with. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.lease.signal.throwIfAborted();
      this.consumer.throwFailure();
      await refuseIfEffectSeen(this.parts.database, this.#schema);
      const left = await this.#measure();
      if (await this.#step(this.lease.job, left)) return;
      await delay(TICK_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #measure(): Promise<number> {
    const { database, consumer } = this.parts;
    this.consumer.bounds.move(this.ends ?? (await positionsOf(database, 'public', consumer)));
    return this.meter.measure(this.consumer.bounds, await positionsOf(database, this.#schema, consumer));
  }

  /** @returns whether the job is over. */
  async #step(job: ClaimedJob, left: number): Promise<boolean> {
    const { database } = this.parts;
    if (job.wish === 'CANCEL') {
      await this.consumer.close();
      await finishReplay(database, this.#holder, { state: 'CANCELLED' });
      return true;
    }
    if (this.ends) return left === 0 && (await this.#keep());
    const near = Math.max(NEAR, this.meter.perSecond() * NEAR_SECONDS);
    if (left > near || performance.now() < this.#notBefore) return false;
    try {
      if (job.state === 'RUNNING') await this.#makeReady();
      return job.state === 'READY' && job.wish === 'SWAP' && (await this.#swap(job));
    } catch (error) {
      return this.#failed(job, error);
    }
  }

  async #keep(): Promise<true> {
    const { database, projections } = this.parts;
    await markReady(database, this.#holder, await compare(this.shadow, this.#standstill, projections, false));
    await this.lease.renew();
    await finishReplay(database, this.#holder, { state: 'KEPT' });
    return true;
  }

  /** Compared for the first time once all is read and what failed for a moment is done. */
  async #makeReady(): Promise<void> {
    const { database, consumer } = this.parts;
    this.#readSince ??= performance.now();
    const waited = performance.now() - this.#readSince;
    const settled = await retriesSettled(database, this.#schema, consumer);
    if (!settled && waited < PATIENCE_MS) return;
    await this.#compare();
    await this.lease.renew();
  }

  async #compare(): Promise<Comparison> {
    const { database, projections } = this.parts;
    for (const table of [...projections, 'inbox_key', 'inbox_event'])
      await this.shadow.query(`ANALYZE ${this.#schema}."${table}"`);
    const comparison = await compare(this.shadow, this.#standstill, projections, true);
    // Whoever sees that it is ready sees how much was read.
    await this.#measure();
    await this.lease.renew();
    await markReady(database, this.#holder, comparison);
    return comparison;
  }

  async #swap({ id, accepted }: ClaimedJob): Promise<true> {
    const compared = await this.#compare();
    const { equal, difference } = compared;
    if (!equal && difference !== accepted)
      throw new KervanError(
        'REPLAY_STATE_INVALID',
        `replay ${id} differs from the running tables, and not in the way that is accepted`,
      );
    await swap(this.parts.projections, this.#standstill, this.#holder, compared);
    return true;
  }

  /**
   * What meets other transactions, or does not catch up in time, is tried again, each time later, and given up at last.
   *
   * @returns whether the job is over.
   */
  async #failed({ id, wish }: ClaimedJob, error: unknown): Promise<boolean> {
    const { database, standstills: { most, ...waits } = STANDSTILLS } = this.parts;
    const swapping = wish === 'SWAP';
    if (swapping && error instanceof KervanError && error.code === 'REPLAY_STATE_INVALID') {
      await refuseSwap(database, this.#holder, error);
    } else {
      if (!passes(error)) throw error;
      const tries = await noteTry(database, this.#holder);
      this.#notBefore = performance.now() + waitAfter(tries, waits);
      if (tries < most) return false;
      const why = new KervanError(
        'REPLAY_INCOMPLETE',
        `replay ${id} stood still ${tries} times in vain: ${error.code}`,
      );
      if (!swapping) {
        const ending = { state: 'FAILED', errorCode: why.code, error: why.message } as const;
        await finishReplay(database, this.#holder, ending);
        return true;
      }
      await refuseSwap(database, this.#holder, why);
    }
    await this.lease.renew();
    return false;
  }

  get #holder() {
    return { id: this.lease.job.id, owner: this.lease.owner };
  }

  get #standstill(): Standstill {
    const { database: live, consumer } = this.parts;
    const { bounds, pace } = this.consumer;
    return { live, consumer, schema: this.#schema, bounds, pace };
  }
}

function passes(error: unknown): error is KervanError {
  return (
    error instanceof KervanError &&
    (error.class === 'contention' || error.code === 'REPLAY_INCOMPLETE' || error.code === 'DATABASE_TIMEOUT')
  );
}
