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
    deleteTopics: () => undefined,
    close: () => undefined,
  };
});
