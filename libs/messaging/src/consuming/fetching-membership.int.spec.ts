import { describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { Bench, record } from '../conformance/bench.js';
import { listen, resolveAll } from '../conformance/listening.js';
import { realCluster } from '../conformance/real-cluster.js';
import { deferred } from '../deferred.js';

describe('FetchingMembership', () => {
  const bench = new Bench(() => realCluster('platformatic', testStores().brokers));

  it('goes on with other partitions while a batch of one takes long', async () => {
    const broker = bench.connect();
    const topic = await bench.topic(broker, 2);
    const [slow, release] = [deferred<undefined>(), deferred<undefined>()];
    await bench.publish(broker, [record(topic, 0, 'slow', '0')]);

    const { heard, subscription } = await listen(broker, {
      topic,
      async onBatch(batch, control) {
        if (batch.partition === 0) {
          slow.resolve(undefined);
          await release.promise;
        }
        resolveAll(batch, control);
      },
    });
    await slow.promise;
    await bench.publish(broker, [record(topic, 1, 'b', '1')]);
    await heard.count(1);
    await bench.publish(broker, [record(topic, 1, 'b', '2')]);
    await heard.count(2);
    const before = heard.offsetsOf(1);
    release.resolve(undefined);
    await heard.count(3);
    await subscription.close();

    expect(before).toEqual([0, 1]);
    expect(heard.offsetsOf(0)).toEqual([0]);
  });
});
