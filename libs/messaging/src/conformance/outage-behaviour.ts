import { describe, expect, it } from '@jest/globals';
import { partitionKey } from '../broker.js';
import { deferred } from '../deferred.js';
import { records, type Bench } from './bench.js';
import { Deliveries } from './deliveries.js';
import { listen, resolveAll } from './listening.js';

export function outageBehaviour(bench: Bench): void {
  describe('outages', () => {
    it('joins when the broker comes back, having been away from the start', async () => {
      const topic = bench.topicName();
      const states: string[] = [];
      await bench.cluster.faults.goAway();
      const broker = bench.connectFaulty();
      const created = broker.ensureTopics([{ name: topic, partitions: 1 }]);
      const connecting = deferred<undefined>();
      const heard = new Deliveries();

      const subscribing = broker.subscribe({
        group: topic,
        topics: [topic],
        startAt: () => Promise.resolve(new Map()),
        onBatch(batch, control) {
          resolveAll(batch, control);
          heard.add(batch);
          return Promise.resolve();
        },
        onState(state) {
          states.push(state);
          if (state === 'failed') connecting.resolve(undefined);
        },
      });
      await connecting.promise;
      await bench.cluster.faults.comeBack();
      await created;
      const subscription = await subscribing;
      await bench.publish(broker, records(topic, 3, 1));
      await heard.count(3);
      await subscription.close();

      expect(states.slice(0, 2)).toEqual(['connecting', 'failed']);
      expect(states.slice(-2)).toEqual(['running', 'closed']);
    });

    it('goes on by itself, where it was, after the broker was away', async () => {
      const broker = bench.connectFaulty();
      const topic = await bench.topic(broker, 1);
      await bench.publish(broker, records(topic, 1, 1));
      const positions = new Map<string, number>();
      const failed = deferred<undefined>();
      const { heard, subscription } = await listen(broker, {
        topic,
        startAt: positions,
        onBatch(batch, control) {
          resolveAll(batch, control);
          positions.set(partitionKey(topic, 0), (batch.records.at(-1)?.offset ?? 0) + 1);
          return Promise.resolve();
        },
        onState(state) {
          if (state === 'failed') failed.resolve(undefined);
        },
      });
      await heard.count(1);

      await bench.cluster.faults.goAway();
      await failed.promise;
      await bench.cluster.faults.comeBack();
      await bench.publish(bench.connect(), records(topic, 1, 1));
      await heard.count(2);
      await subscription.close();

      expect(heard.offsetsOf(0)).toEqual([0, 1]);
    });
  });
}
