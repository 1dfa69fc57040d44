import { testStores } from '@kervan/local';
import { brokerConformance } from './broker-conformance.js';
import { realCluster } from './real-cluster.js';

brokerConformance('platformatic', () => realCluster('platformatic', testStores().brokers));
