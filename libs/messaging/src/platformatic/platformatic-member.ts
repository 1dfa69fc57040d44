import { Consumer } from '@platformatic/kafka';
import type { PartitionOffsets, SubscriptionOptions } from '../broker.js';
import { DEFAULT_SESSION_TIMEOUT_MS, type ClientOptions } from '../client-options.js';
import type { Position } from '../consuming/assignment.js';
import type { Fetched, GroupMember, MemberEvents } from '../consuming/group-member.js';
import { deferred } from '../deferred.js';
import { within } from '../within.js';
import { clientSettings } from './client-settings.js';
import type { PlatformaticAdmin } from './platformatic-admin.js';
import { platformaticError } from './platformatic-error.js';
import { RecordReader } from './record-reader.js';
import { severConnections } from './sever-connections.js';

/** How long leaving waits for a rebalance that is under way; with the broker gone it may never end. */
const REBALANCE_MS = 5_000;

/** Membership of the library's consumer, whose heartbeats run in the background, with fetches of our own. */
export class PlatformaticMember implements GroupMember {
  readonly #consumer: Consumer;
  readonly #reader: RecordReader;
  /** Pending while the group assigns partitions: closed in between, the library would go on with heartbeats for ever. */
  #joined = deferred<undefined>();

  constructor(
    client: ClientOptions,
    private readonly options: Pick<SubscriptionOptions, 'group' | 'topics'>,
    private readonly admin: PlatformaticAdmin,
  ) {
    this.#consumer = new Consumer({
      ...clientSettings(client),
      groupId: options.group,
      autocommit: false,
      sessionTimeout: client.sessionTimeoutMs ?? DEFAULT_SESSION_TIMEOUT_MS,
      rebalanceTimeout: 60_000,
      heartbeatInterval: 1_000,
      minBytes: 1,
      maxBytes: 1024 * 1024,
      maxWaitTime: 250,
    });
    this.#reader = new RecordReader(this.#consumer);
  }

  async join(events: MemberEvents): Promise<void> {
    const consumer = this.#consumer;
    consumer.on('error', (error) => {
      this.#joined.resolve(undefined);
      events.lost(error);
    });
    consumer.on('consumer:heartbeat:stalled', ({ lastError }) => events.lost(lastError));
    consumer.on('consumer:group:rebalance', () => {
      this.#joined = deferred();
      void events.revoked();
    });
    consumer.on('consumer:group:join', ({ assignments = [] }) => {
      this.#joined.resolve(undefined);
      events.assigned(
        assignments.flatMap(({ topic, partitions }) => partitions.map((partition) => ({ topic, partition }))),
      );
    });
    try {
      // The library learns a missing topic only as leader of the group, and then tries for ever.
      await this.admin.metadata(this.options.topics);
      consumer.topics.trackAll(...this.options.topics);
      await consumer.joinGroup({});
    } catch (error) {
      this.#joined.resolve(undefined);
      throw platformaticError(`Joining group ${this.options.group}`, error);
    }
  }

  async leave(): Promise<void> {
    await within(REBALANCE_MS, this.#joined.promise);
    await this.#consumer.close(true).catch(() => severConnections(this.#consumer));
  }

  fetch(positions: readonly Position[]): Promise<readonly Fetched[]> {
    return this.#reader.read(positions);
  }

  async commit(positions: readonly Position[]): Promise<void> {
    await this.#consumer.commit({
      offsets: positions.map(({ topic, partition, offset }) => ({
        topic,
        partition,
        offset: BigInt(offset),
        leaderEpoch: -1,
      })),
    });
  }

  offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    return this.admin.offsets(topic);
  }
}
