import type { Topic } from '@kervan/contracts';
import type {
  Broker,
  IncomingRecord,
  PartitionOffsets,
  Publisher,
  Subscription,
  SubscriptionOptions,
} from '../broker.js';
import type { ClientOptions } from '../client-options.js';
import { ScanProgress } from '../consuming/scan-progress.js';
import { SupervisedSubscription } from '../consuming/supervised-subscription.js';
import { SerialPublisher } from '../publishing/serial-publisher.js';
import { retryWhileUnavailable } from '../retry-while-unavailable.js';
import { registerZstd } from './compression.js';
import { KafkajsAdmin } from './kafkajs-admin.js';
import { KafkajsMembership } from './kafkajs-membership.js';
import { kafkajsProducerClient } from './kafkajs-producer.js';
import { scanWithKafkajs } from './kafkajs-scan.js';
import { ensureKafkajsTopics } from './kafkajs-topics.js';

/** The broker through kafkajs 2.2.4, which is used in a way that keeps its defects harmless. */
export class KafkajsBroker implements Broker {
  readonly #closing = new AbortController();
  readonly #open = new Set<Publisher | Subscription>();
  readonly #admin: KafkajsAdmin;

  constructor(private readonly options: ClientOptions) {
    registerZstd();
    this.#admin = new KafkajsAdmin(options);
  }

  publisher(name: string): Promise<Publisher> {
    const options = { ...this.options, clientId: `${this.options.clientId}-${name}` };
    const publisher = new SerialPublisher(kafkajsProducerClient(options, this.#admin));
    this.#open.add(publisher);
    return Promise.resolve(publisher);
  }

  async subscribe(options: SubscriptionOptions): Promise<Subscription> {
    const subscription = new SupervisedSubscription(
      options,
      () => new KafkajsMembership(this.options, options, this.#admin),
    );
    this.#open.add(subscription);
    await subscription.firstJoined();
    return subscription;
  }

  async ensureTopics(topics: readonly Topic[], replication?: number): Promise<void> {
    await retryWhileUnavailable(this.#closing.signal, () =>
      ensureKafkajsTopics(this.#admin, topics, replication),
    );
  }

  offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    return this.#admin.offsets(topic);
  }

  async scan(topic: string, onRecord: (record: IncomingRecord) => void): Promise<void> {
    const progress = new ScanProgress(await this.#admin.offsets(topic), onRecord);
    await scanWithKafkajs(this.options, this.#admin, topic, progress);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#open].map((each) => each.close()));
    await this.#admin.close();
  }
}
