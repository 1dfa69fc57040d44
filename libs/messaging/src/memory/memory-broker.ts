import type { Broker } from '../broker.js';
import type { ClientLibrary } from '../client-library.js';
import { FetchingMembership } from '../consuming/fetching-membership.js';
import type { ScanProgress } from '../consuming/scan-progress.js';
import { LibraryBroker } from '../library-broker.js';
import { prefixedBroker } from '../prefixed-broker.js';
import { MemoryCluster } from './memory-cluster.js';
import { MemoryMember } from './memory-member.js';
import { memoryProducerClient } from './memory-producer.js';

/** A broker of a cluster within this process; brokers given the same cluster see each other. */
export function memoryBroker(cluster = new MemoryCluster(), topicPrefix = ''): Broker {
  return prefixedBroker(new LibraryBroker(memoryLibrary(cluster)), topicPrefix);
}

function memoryLibrary(cluster: MemoryCluster): ClientLibrary {
  const reachable = async (): Promise<void> => {
    await Promise.resolve();
    cluster.faults.throwIfAway();
  };
  return {
    cluster: {
      brokers: () => reachable().then(() => 1),
      topicNames: () => reachable().then(() => cluster.topicNames),
      partitions: (topic) => reachable().then(() => cluster.topic(topic).partitions.length),
      create: (topics) => reachable().then(() => cluster.create(topics)),
    },
    producers: () => memoryProducerClient(cluster),
    newMembership: (subscription) =>
      new FetchingMembership(new MemoryMember(cluster, subscription), subscription),
    offsets: (topic) => reachable().then(() => cluster.offsets(topic)),
    scan: (topic, progress) => reachable().then(() => scan(cluster, topic, progress)),
    close: () => Promise.resolve(),
  };
}

async function scan(cluster: MemoryCluster, topic: string, progress: ScanProgress): Promise<void> {
  for (const { partition, offset } of progress.positions()) {
    for (const record of cluster.partition(topic, partition).read(offset, Infinity)) {
      await progress.accept(record);
    }
  }
}
