import { testStores } from '@kervan/local';
import { brokerConformance } from './broker-conformance.js';
import { realCluster } from './real-cluster.js';

brokerConformance('kafkajs', () => realCluster('kafkajs', testStores().brokers));
