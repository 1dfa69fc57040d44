import type { PartitionOffsets, SubscriptionOptions } from './broker.js';
import type { Membership } from './consuming/membership.js';
import type { ScanProgress } from './consuming/scan-progress.js';
import type { ProducerClient } from './publishing/producer-client.js';
import type { TopicCluster } from './topics/ensure-topics.js';

/** What an adapter has to offer; `LibraryBroker` makes a Broker of it. All errors are KervanErrors. */
export interface ClientLibrary {
  readonly cluster: TopicCluster;
  producers(name: string): ProducerClient;
  newMembership(options: SubscriptionOptions): Membership;
  offsets(topic: string): Promise<readonly PartitionOffsets[]>;
  scan(topic: string, progress: ScanProgress): Promise<void>;
  close(): Promise<void>;
}
