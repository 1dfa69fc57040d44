import { randomUUID } from 'node:crypto';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Envelope, KervanError } from '@kervan/contracts';
import type { Subscription, SubscriptionState } from '@kervan/messaging';
import { uncollectedMetrics } from '@kervan/observability';
import { HandlerTable } from '../handling/handler-table.js';
import type { InboxContext } from '../handling/inbox-context.js';
import { defaultLimits, ParkingGauge } from '../parking/parking-gauge.js';
import { RecordReader } from '../reading/read-record.js';
import { Receipts } from '../receipts/receipts.js';
import { RebuildWatch } from '../rebuilding/rebuild-watch.js';
import type { RedriveWorker } from '../redriving/redrive-worker.js';
import { redriveWorker } from '../redriving/redrives.js';
import { Claims } from '../retrying/claims.js';
import { HeadTransaction } from '../retrying/head-transaction.js';
import { defaultRetryPolicy } from '../retrying/retry-policy.js';
import { RetryWorker } from '../retrying/retry-worker.js';
import { BatchConsumer } from './batch-consumer.js';
import { assembleRunner } from './assemble-runner.js';
import { ConsumerLag } from './consumer-lag.js';
import { ForeignExpiry } from './foreign-expiry.js';
import { InboxCounters } from './inbox-counters.js';
import type { InboxOptions } from './inbox-options.js';
import { Positions } from './positions.js';
import { ReadingAges } from './reading-ages.js';
import { refuseLongTransactions } from './refuse-long-transactions.js';
import { UnhandledTypes } from './unhandled-types.js';

const DEFAULT_CHUNK = 500;
const DEFAULT_CONCURRENCY = 3;
const DEFAULT_RETRY_POLL_MS = 500;
const KEEP_FOREIGN_DAYS = 30;

/** Nest transport that delivers events to `@OnEvent` methods, once in effect and in order per key. */
export class InboxServer
  extends Server<Record<string, never>, SubscriptionState>
  implements CustomTransportStrategy
{
  override transportId = Symbol('kervan inbox');
  /** The inbox decides by the handler's error; Nest must not swallow or log it. */
  override readonly propagatesEventHandlerErrors = true;

  /** What this inbox has seen since it was made. */
  readonly counters: InboxCounters;
  readonly #batches: BatchConsumer;
  readonly #lag: ConsumerLag;
  readonly #positions: Positions;
  readonly #gauge: ParkingGauge;
  readonly #worker: RetryWorker;
  readonly #expiry: ForeignExpiry;
  readonly #redrives: RedriveWorker | undefined;
  readonly #watch: RebuildWatch | undefined;
  #joining: Promise<Subscription> | undefined;
  #joined = false;
  #closed = false;

  /** @param handlers those of another server; default none, they are added by Nest. */
  constructor(
    private readonly options: InboxOptions,
    readonly handlers = new HandlerTable(options.service ?? options.consumer),
  ) {
    super();
    const {
      consumer,
      broker,
      unitOfWork,
      logger,
      metrics = uncollectedMetrics(),
      limits = defaultLimits,
      retry = defaultRetryPolicy,
      chunk = DEFAULT_CHUNK,
    } = options;
    this.counters = options.counters ?? new InboxCounters();
    const receipts = new Receipts(metrics);
    const reader = new RecordReader(
      handlers,
      new UnhandledTypes(logger).note,
      options.replaying,
      options.claims,
    );
    this.#gauge = new ParkingGauge(unitOfWork, consumer, limits, logger, metrics);
    const runner = assembleRunner(unitOfWork, retry, this.counters, receipts, logger);
    this.#positions = new Positions(unitOfWork, consumer, broker, (error) =>
      logger.error({ code: error.code }, error.message),
    );
    const ages = new ReadingAges();
    const topics = () => handlers.topics;
    this.#lag = new ConsumerLag({ consumer, topics, unitOfWork, broker, ages, metrics, logger });
    this.#batches = new BatchConsumer({
      consumer,
      broker,
      reader,
      runner,
      positions: this.#positions,
      gauge: this.#gauge,
      ages,
      logger,
      chunk,
    });
    this.#expiry = new ForeignExpiry(
      unitOfWork,
      consumer,
      options.keepForeignDays ?? KEEP_FOREIGN_DAYS,
      logger,
    );
    const heads = new HeadTransaction(unitOfWork, consumer, reader, retry, receipts);
    const claims = new Claims(unitOfWork, consumer, randomUUID());
    this.#worker = new RetryWorker(
      claims,
      heads,
      this.#gauge,
      options.retryPollMs ?? DEFAULT_RETRY_POLL_MS,
      logger,
      () => this.counters.lastingGaps++,
    );
    const own = { consumer, unitOfWork, logger, metrics, retry, handlers, claims: options.claims };
    this.#redrives = options.redrives && redriveWorker({ ...own, ...options.redrives });
    this.#watch =
      options.rebuildPollMs === undefined
        ? undefined
        : new RebuildWatch(unitOfWork, consumer, options.rebuildPollMs, () => this.#joinAgain(), logger);
  }

  /** Partitions that stand still because the broker lost events, by `topic/partition`. */
  get lost(): ReadonlyMap<string, KervanError> {
    return this.#positions.lost;
  }

  /** @throws KervanError CONFIGURATION_INVALID for a second handler of one type, or of one the service may not read. */
  override addHandler(
    pattern: string,
    callback: MessageHandler<unknown, unknown, unknown>,
    _isEvent?: boolean,
    extras: Record<string, unknown> = {},
  ): void {
    this.handlers.add(pattern, extras['subscription'], (events, context) =>
      this.#invoke(callback, events, context),
    );
  }

  /**
   * Starts consuming in the background: a broker that is away is waited for, see `status`. Fails with
   * CONFIGURATION_INVALID where a transaction may take longer than the group waits for a member.
   */
  listen(callback: (error?: unknown) => void): void {
    this.#start().then(() => callback(), callback);
  }

  /** Ends after the running transactions, within the broker's grace period. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#lag.stop();
    await this.#watch?.stop();
    const leaving = this.#joining?.then((subscription) => subscription.close()).catch(() => undefined);
    const workers = [this.#worker, this.#redrives, this.#expiry].map((worker) => worker?.stop());
    await Promise.all([...workers, this.#joined ? leaving : undefined]);
    this._status$.next('closed');
  }

  /** The transport has no events beside `status`. */
  on(): never {
    throw new Error('subscribe to `status` instead');
  }

  unwrap(): never {
    throw new Error('the broker stays behind its port');
  }

  async #start(): Promise<void> {
    if (this.handlers.topics.length === 0) return;
    await refuseLongTransactions(this.options.unitOfWork);
    if (this.#closed) return;
    this.#join();
    this.#worker.start();
    this.#redrives?.start();
    this.#expiry.start();
    if (this.options.metrics) this.#lag.start();
    this.#watch?.start();
  }

  #join(): void {
    const { consumer, group = consumer, broker, concurrency = DEFAULT_CONCURRENCY } = this.options;
    this.#joining = broker.subscribe({
      group,
      topics: this.handlers.topics,
      concurrency,
      startAt: async (assigned) => {
        // A client library may hand out partitions while it leaves: nobody will consume them.
        if (this.#closed) return new Map();
        await this.#watch?.begin();
        await this.#gauge.measure();
        return this.#positions.startAt(assigned);
      },
      onBatch: async (batch, control) => {
        if (!this.#closed) await this.#batches.onBatch(batch, control);
      },
      // A group that is still being joined may go on with it for a while: nobody listens any more.
      onState: (state) => {
        if (!this.#closed) this._status$.next(state);
      },
    });
    this.#joining.then(
      () => (this.#joined = true),
      (error: unknown) => {
        if (!this.#closed) this._status$.error(error);
      },
    );
  }

  /** Reads every position anew, also of partitions that have nothing to consume. */
  async #joinAgain(): Promise<void> {
    await (await this.#joining)?.close();
    this.#joined = false;
    if (!this.#closed) this.#join();
  }

  #invoke(
    handler: MessageHandler<unknown, unknown, unknown>,
    events: Envelope | readonly Envelope[],
    context: InboxContext<unknown>,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      this.runWithProcessingHooks(context, async (ended) => {
        await completed(handler(events, context)).then(resolve, reject);
        ended();
      });
    });
  }
}

async function completed(running: Promise<unknown>): Promise<void> {
  const result = await running;
  // An interceptor may answer with an empty stream: that is success too.
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
}
