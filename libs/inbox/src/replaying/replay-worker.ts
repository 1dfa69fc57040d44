import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { KervanError } from '@kervan/contracts';
import type { Database } from '@kervan/database';
import type { Broker } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import type { ClaimStore } from '@kervan/outbox';
import type { InboxServer } from '../consuming/inbox-server.js';
import type { BackOff } from '../failures/back-off.js';
import { classOf } from '../failures/classify.js';
import { beginReplay } from './begin-replay.js';
import { finishReplay } from './finish-replay.js';
import { ProgressMeter } from './progress-meter.js';
import { claimReplay, ReplayLease, type ClaimedJob } from './replay-lease.js';
import { schemaOf } from './replay-job.js';
import { ReplayRun } from './replay-run.js';
import { ShadowConsumer } from './shadow-consumer.js';
import { firstPositions } from './positions-of.js';

/** What replays of a service work with. */
export interface ReplayParts {
  /** Of the running consumer. */
  readonly database: Database;
  /** Opens connections on which unqualified names mean tables of this schema first; see `shadowSettings`. */
  readonly openShadow: (schema: string) => Promise<Database>;
  readonly broker: Pick<Broker, 'subscribe' | 'offsets'>;
  readonly consumer: string;
  /** Tables that hold nothing but what events told, and all that handlers write. */
  readonly projections: readonly string[];
  /** The running inbox, whose handlers are called. */
  readonly server: InboxServer;
  readonly logger: Logger;
  /** Where payloads lie that are too large for the broker; as of the running inbox. */
  readonly claims?: ClaimStore;
  /** How often a job is looked for, default 1,000 ms. */
  readonly pollMs?: number;
  /** Waits between standstills in vain, and how many there may be; default 1 s, doubled up to 1 min, and 10. */
  readonly standstills?: BackOff & { readonly most: number };
}

/** Runs the replays of a consumer, one at a time, in whichever instance takes them first. */
export class ReplayWorker {
  readonly #stopping = new AbortController();
  readonly #owner = randomUUID();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ReplayParts) {}

  start(): void {
    this.#running = this.#run();
  }

  /** Leaves a replay under way to another instance, which goes on where this one was. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { database, consumer, logger, pollMs = 1_000 } = this.parts;
    while (!signal.aborted) {
      try {
        const job = await claimReplay(database, consumer, this.#owner);
        if (job) await this.#work(job);
      } catch (error) {
        logger.warn(
          { code: error instanceof KervanError ? error.code : 'INTERNAL' },
          'replaying interrupted',
        );
      }
      await delay(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #work(job: ClaimedJob): Promise<void> {
    const { database, logger } = this.parts;
    logger.info({ replay: job.id, state: job.state }, 'replaying');
    try {
      await this.#replay(job);
    } catch (error) {
      if (classOf(error) !== 'permanent') throw error;
      const code = error instanceof KervanError ? error.code : 'INTERNAL';
      logger.error({ replay: job.id, code, err: error }, 'replay failed');
      const message = error instanceof Error ? error.message : String(error);
      const ending = { state: 'FAILED', errorCode: code, error: message } as const;
      await finishReplay(database, { id: job.id, owner: this.#owner }, ending);
    }
  }

  /** Its lease is kept meanwhile: the broker may take long to say what it holds. */
  async #begin(job: ClaimedJob): Promise<ClaimedJob['ends']> {
    const none = { events: 0, wanted: 0, perSecond: 0, thrownAway: 0 };
    const lease = new ReplayLease(this.parts.database, job, this.#owner, () => none);
    try {
      return await beginReplay(this.parts, job, this.#owner);
    } finally {
      await lease.end(false);
    }
  }

  async #replay(job: ClaimedJob): Promise<void> {
    const { database, consumer, openShadow } = this.parts;
    const holder = { id: job.id, owner: this.#owner };
    if (job.state === 'PENDING' && job.wish === 'CANCEL')
      return finishReplay(database, holder, { state: 'CANCELLED' });
    const ends = job.state === 'PENDING' ? await this.#begin(job) : job.ends;
    const meter = new ProgressMeter(await firstPositions(database, schemaOf(job.id), consumer));
    const shadow = await openShadow(schemaOf(job.id));
    const reader = new ShadowConsumer({ ...this.parts, shadow }, job);
    const lease = new ReplayLease(database, { ...job, ends }, this.#owner, () => ({
      events: meter.events,
      wanted: meter.wanted,
      perSecond: meter.perSecond(),
      thrownAway: reader.takeThrownAway(),
    }));
    // One that has failed is still to be marked so, by its holder.
    let free = true;
    try {
      await lease.renew();
      await new ReplayRun(this.parts, lease, shadow, reader, meter, ends).run(this.#stopping.signal);
    } catch (error) {
      free = classOf(error) !== 'permanent';
      throw error;
    } finally {
      await reader.close();
      await shadow.close();
      await lease.end(free);
    }
  }
}
