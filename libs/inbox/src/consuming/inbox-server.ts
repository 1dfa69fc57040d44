import { randomUUID } from 'node:crypto';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Envelope, KervanError } from '@kervan/contracts';
import type { Broker, Subscription, SubscriptionState } from '@kervan/messaging';
import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import { ChunkRunner } from '../chunk/chunk-runner.js';
import { ChunkTransaction } from '../chunk/chunk-transaction.js';
import { HandlerTable } from '../handling/handler-table.js';
import type { InboxContext } from '../handling/inbox-context.js';
import { logParked } from '../parking/log-parked.js';
import { defaultLimits, ParkingGauge, type ParkingLimits } from '../parking/parking-gauge.js';
import { RecordReader } from '../reading/read-record.js';
import { RebuildWatch } from '../rebuilding/rebuild-watch.js';
import { Claims } from '../retrying/claims.js';
import { HeadTransaction } from '../retrying/head-transaction.js';
import { defaultRetryPolicy, type RetryPolicy } from '../retrying/retry-policy.js';
import { RetryWorker } from '../retrying/retry-worker.js';
import { BatchConsumer } from './batch-consumer.js';
import { Positions } from './positions.js';
import { UnhandledTypes } from './unhandled-types.js';

const DEFAULT_CHUNK = 500;
const DEFAULT_CONCURRENCY = 3;

export interface InboxOptions {
  /** Consumer group; the service's name, or that of a replay. */
  readonly consumer: string;
  /** Name that contracts with `readers` know the service by; default the consumer. */
  readonly service?: string;
  readonly broker: Pick<Broker, 'subscribe' | 'offsets'>;
  readonly unitOfWork: UnitOfWork;
  readonly logger: Logger;
  readonly limits?: ParkingLimits;
  readonly retry?: RetryPolicy;
  /** Most events of one transaction, default 500: fewer mean shorter locks and more transactions. */
  readonly chunk?: number;
  /** How many partitions are consumed at once, default 3. */
  readonly concurrency?: number;
  /** How often due parked keys are looked for, default 500 ms. */
  readonly retryPollMs?: number;
  /** How often a rebuild is looked for; absent: the service is never rebuilt. */
  readonly rebuildPollMs?: number;
}

/** Nest transport that delivers events to `@OnEvent` methods, once in effect and in order per key. */
export class InboxServer
  extends Server<Record<string, never>, SubscriptionState>
  implements CustomTransportStrategy
{
  override transportId = Symbol('kervan inbox');
  /** The inbox decides by the handler's error; Nest must not swallow or log it. */
  override readonly propagatesEventHandlerErrors = true;

  readonly #handlers: HandlerTable;
  readonly #batches: BatchConsumer;
  readonly #positions: Positions;
  readonly #gauge: ParkingGauge;
  readonly #worker: RetryWorker;
  readonly #watch: RebuildWatch | undefined;
  #joining: Promise<Subscription> | undefined;
  #joined = false;
  #closed = false;

  constructor(private readonly options: InboxOptions) {
    super();
    const {
      consumer,
      broker,
      unitOfWork,
      logger,
      limits = defaultLimits,
      retry = defaultRetryPolicy,
      chunk = DEFAULT_CHUNK,
    } = options;
    this.#handlers = new HandlerTable(options.service ?? consumer);
    const reader = new RecordReader(this.#handlers, new UnhandledTypes(logger).note);
    this.#gauge = new ParkingGauge(unitOfWork, consumer, limits, logger);
    const transaction = new ChunkTransaction(unitOfWork, retry.waitMs);
    const runner = new ChunkRunner({
      transaction,
      onParked: (stream, parked) => logParked(logger, stream, parked),
      onContended: ({ topic, partition }, contentions) =>
        logger.warn({ topic, partition, contentions }, 'chunk meets other transactions again and again'),
    });
    this.#positions = new Positions(unitOfWork, consumer, (error) =>
      logger.error({ code: error.code }, error.message),
    );
    this.#batches = new BatchConsumer(
      consumer,
      broker,
      reader,
      runner,
      this.#positions,
      this.#gauge,
      logger,
      chunk,
    );
    const heads = new HeadTransaction(unitOfWork, consumer, reader, retry);
    const claims = new Claims(unitOfWork, consumer, randomUUID());
    this.#worker = new RetryWorker(claims, heads, this.#gauge, options.retryPollMs ?? 500, logger);
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
    this.#handlers.add(pattern, extras['subscription'], (event, context) =>
      this.#invoke(callback, event, context),
    );
  }

  /** Starts consuming in the background: a broker that is away is waited for, see `status`. */
  listen(callback: (error?: unknown) => void): void {
    if (this.#handlers.topics.length > 0) {
      this.#join();
      this.#worker.start();
      this.#watch?.start();
    }
    callback();
  }

  /** Ends after the running transactions, within the broker's grace period. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#watch?.stop();
    const leaving = this.#joining?.then((subscription) => subscription.close()).catch(() => undefined);
    await Promise.all([this.#worker.stop(), this.#joined ? leaving : undefined]);
  }

  /** The transport has no events beside `status`. */
  on(): never {
    throw new Error('subscribe to `status` instead');
  }

  unwrap(): never {
    throw new Error('the broker stays behind its port');
  }

  #join(): void {
    const { consumer, broker, concurrency = DEFAULT_CONCURRENCY } = this.options;
    this.#joining = broker.subscribe({
      group: consumer,
      topics: this.#handlers.topics,
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
      onState: (state) => this._status$.next(state),
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
    event: Envelope,
    context: InboxContext,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      this.runWithProcessingHooks(context, async (ended) => {
        await completed(handler(event, context)).then(resolve, reject);
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
