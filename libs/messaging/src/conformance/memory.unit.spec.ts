import { partitionKey } from '../broker.js';
import { memoryBroker } from '../memory/memory-broker.js';
import { MemoryCluster } from '../memory/memory-cluster.js';
import { brokerConformance } from './broker-conformance.js';

brokerConformance('memory', async () => {
  const cluster = new MemoryCluster();
  await Promise.resolve();
  return {
    connect: () => memoryBroker(cluster),
    connectFaulty: () => memoryBroker(cluster),
    faults: cluster.faults,
    append: (record) => cluster.append(record),
    truncate: (topic, partition, before) => cluster.partition(topic, partition).truncate(before),
    committed: (group, topic) => {
      const { committed } = cluster.group(group);
      const { partitions } = cluster.topic(topic);
      return Promise.resolve(
        partitions.map((_, partition) => committed.get(partitionKey(topic, partition)) ?? -1),
      );
    },
    deleteTopics: () => undefined,
    close: () => undefined,
  };
});
