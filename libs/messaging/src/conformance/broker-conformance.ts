import { describe } from '@jest/globals';
import { Bench } from './bench.js';
import type { ClusterUnderTest } from './cluster-under-test.js';
import { consumingBehaviour } from './consuming-behaviour.js';
import { outageBehaviour } from './outage-behaviour.js';
import { publishingBehaviour } from './publishing-behaviour.js';
import { rebalanceBehaviour } from './rebalance-behaviour.js';
import { topicBehaviour } from './topic-behaviour.js';

/** The behaviour that every adapter of the Broker port has. */
export function brokerConformance(adapter: string, setUp: () => Promise<ClusterUnderTest>): void {
  describe(`Broker through ${adapter}`, () => {
    const bench = new Bench(setUp);
    topicBehaviour(bench);
    publishingBehaviour(bench);
    consumingBehaviour(bench);
    outageBehaviour(bench);
    rebalanceBehaviour(bench);
  });
}
