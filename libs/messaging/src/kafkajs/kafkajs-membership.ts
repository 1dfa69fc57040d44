import type { Consumer, EachBatchPayload, IMemberAssignment } from 'kafkajs';
import type { PartitionOffsets, SubscriptionOptions } from '../broker.js';
import { DEFAULT_SESSION_TIMEOUT_MS, type ClientOptions } from '../client-options.js';
import { Assignment, type TopicPartition } from '../consuming/assignment.js';
import type { Membership } from '../consuming/membership.js';
import { startPartitions } from '../consuming/start-partitions.js';
import { within } from '../within.js';
import { deliverBatch, HEARTBEAT_MS } from './deliver-batch.js';
import type { KafkajsAdmin } from './kafkajs-admin.js';
import { kafkajsClient, retry } from './kafkajs-client.js';
import { kafkajsError } from './kafkajs-error.js';
import type { SocketFence } from './socket-fence.js';
import { deferred } from '../deferred.js';

const WATCH_MS = 5_000;
/** kafkajs fetches several times a second even without data; some of its stalls end only by a new consumer. */
const STALLED_AFTER_MS = 60_000;

/** One consumer of one kafkajs instance, until it crashes, stalls or is closed. */
export class KafkajsMembership implements Membership {
  readonly #lost = deferred<unknown>();
  readonly #fence: SocketFence;
  readonly #consumer: Consumer;
  readonly #watchdog: NodeJS.Timeout;
  #assignment = new Assignment([]);
  #left = false;
  #running = 0;
  #activeAt = performance.now();

  constructor(
    client: ClientOptions,
    private readonly options: SubscriptionOptions,
    private readonly admin: KafkajsAdmin,
  ) {
    const { kafka, fence } = kafkajsClient(client);
    this.#fence = fence;
    this.#consumer = kafka.consumer({
      groupId: options.group,
      allowAutoTopicCreation: false,
      sessionTimeout: client.sessionTimeoutMs ?? DEFAULT_SESSION_TIMEOUT_MS,
      rebalanceTimeout: 60_000,
      heartbeatInterval: HEARTBEAT_MS,
      maxWaitTimeInMs: 250,
      minBytes: 1,
      maxBytesPerPartition: 256 * 1024,
      // The library asks for partitions in one order: all that are behind must have room.
      maxBytes: 4 * 1024 * 1024,
      metadataMaxAge: 60_000,
      // A crashed consumer is replaced by the supervisor together with its instance, never restarted in place.
      retry: { ...retry, restartOnFailure: () => Promise.resolve(false) },
    });
    this.#watchdog = setInterval(() => this.#watch(), WATCH_MS);
    this.#watchdog.unref();
    this.#observe();
  }

  get lost(): Promise<unknown> {
    return this.#lost.promise;
  }

  async join(): Promise<void> {
    try {
      await this.#consumer.connect();
      await this.#consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
      await this.#consumer.run({
        autoCommit: true,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: this.options.concurrency ?? 3,
        eachBatch: (payload) => this.#onBatch(payload),
      });
    } catch (error) {
      throw kafkajsError(`Joining group ${this.options.group}`, error);
    }
  }

  async leave(graceMs: number): Promise<void> {
    clearInterval(this.#watchdog);
    this.#left = true;
    this.#assignment.end();
    await within(graceMs, this.#consumer.disconnect());
    this.#fence.close();
  }

  #observe(): void {
    const consumer = this.#consumer;
    const { events } = consumer;
    consumer.on(events.GROUP_JOIN, ({ payload }) => this.#onAssigned(partitionsOf(payload.memberAssignment)));
    consumer.on(events.REBALANCING, () => this.#onRevoked());
    consumer.on(events.FETCH, () => {
      this.#activeAt = performance.now();
    });
    consumer.on(events.END_BATCH_PROCESS, ({ payload: { topic, partition, batchSize, lastOffset } }) => {
      // Batches of control records alone never reach eachBatch.
      if (batchSize === 0) this.#assignment.continueAt({ topic, partition }, Number(lastOffset) + 1);
    });
    consumer.on(events.CRASH, ({ payload }) => {
      this.#assignment.end();
      this.#lost.resolve(kafkajsError(`Consuming in group ${this.options.group}`, payload.error));
    });
  }

  #onAssigned(partitions: readonly TopicPartition[]): void {
    this.#assignment.end();
    this.#assignment = new Assignment(partitions);
    // A rebalance that was under way may still assign partitions to a member that leaves.
    if (this.#left) this.#assignment.end();
    this.#consumer.pause(partitions.map(({ topic, partition }) => ({ topic, partitions: [partition] })));
    void this.#start(this.#assignment, partitions);
  }

  #onRevoked(): void {
    if (this.#assignment.signal.aborted) return;
    this.#assignment.end();
    this.options.onState?.('rebalancing');
  }

  /** Partitions stay paused until it is known where they start, so nothing is delivered from anywhere else. */
  async #start(assignment: Assignment, partitions: readonly TopicPartition[]): Promise<void> {
    const offsetsOf = (topic: string): Promise<readonly PartitionOffsets[]> => this.admin.offsets(topic);
    await startPartitions(assignment, partitions, offsetsOf, this.options, ({ topic, partition, offset }) => {
      this.#consumer.seek({ topic, partition, offset: String(offset) });
      this.#consumer.resume([{ topic, partitions: [partition] }]);
    });
  }

  async #onBatch(payload: EachBatchPayload): Promise<void> {
    this.#running++;
    try {
      await deliverBatch({
        payload,
        assignment: this.#assignment,
        onBatch: this.options.onBatch,
        seek: (at, offset) => this.#consumer.seek({ ...at, offset: String(offset) }),
        restart: (at) => this.#restart(at),
        onRevoked: () => this.#onRevoked(),
      });
    } finally {
      this.#running--;
      this.#activeAt = performance.now();
    }
  }

  #restart(at: TopicPartition): void {
    this.#assignment.stop(at);
    this.#consumer.pause([{ topic: at.topic, partitions: [at.partition] }]);
    void this.#start(this.#assignment, [at]);
  }

  #watch(): void {
    if (this.#running > 0 || performance.now() - this.#activeAt < STALLED_AFTER_MS) return;
    this.#lost.resolve(new Error(`The consumer of group ${this.options.group} stopped fetching`));
  }
}

function partitionsOf(assignment: IMemberAssignment): readonly TopicPartition[] {
  return Object.entries(assignment).flatMap(([topic, partitions]) =>
    partitions.map((partition) => ({ topic, partition })),
  );
}
