import type { Topic } from '@kervan/contracts';
import type {
  Broker,
  OnRecord,
  PartitionOffsets,
  Publisher,
  Subscription,
  SubscriptionOptions,
} from './broker.js';
import type { ClientLibrary } from './client-library.js';
import { ScanProgress } from './consuming/scan-progress.js';
import { SupervisedSubscription } from './consuming/supervised-subscription.js';
import { SerialPublisher } from './publishing/serial-publisher.js';
import { retryWhileUnavailable } from './retry-while-unavailable.js';
import { ensureTopics } from './topics/ensure-topics.js';

/** A broker that has just become the leader of a partition, or is not any more, does not know for a moment. */
const OFFSETS_TRIES = 4;

/** The broker through any client library. */
export class LibraryBroker implements Broker {
  readonly #closing = new AbortController();
  readonly #open = new Set<Publisher | Subscription>();

  constructor(private readonly library: ClientLibrary) {}

  publisher(name: string): Promise<Publisher> {
    const publisher: Publisher = new SerialPublisher(this.library.producers(name), () =>
      this.#open.delete(publisher),
    );
    this.#open.add(publisher);
    return Promise.resolve(publisher);
  }

  async subscribe(options: SubscriptionOptions): Promise<Subscription> {
    const subscription = new SupervisedSubscription(options, () => this.library.newMembership(options));
    this.#open.add(subscription);
    await subscription.firstJoined();
    return subscription;
  }

  async ensureTopics(topics: readonly Topic[], replication?: number): Promise<void> {
    await retryWhileUnavailable(this.#closing.signal, () =>
      ensureTopics(this.library.cluster, topics, replication),
    );
  }

  offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    return retryWhileUnavailable(this.#closing.signal, () => this.library.offsets(topic), OFFSETS_TRIES);
  }

  async scan(topic: string, onRecord: OnRecord, from?: ReadonlyMap<number, number>): Promise<void> {
    const progress = new ScanProgress(await this.offsets(topic), onRecord, from);
    await this.library.scan(topic, progress);
    progress.throwFailure();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#open].map((each) => each.close()));
    await this.library.close();
  }
}
