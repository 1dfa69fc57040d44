import { describe, expect, it } from '@jest/globals';
import { partitionKey } from '../broker.js';
import { deferred } from '../deferred.js';
import { record, records, type Bench } from './bench.js';
import { listen, resolveAll } from './listening.js';

export function consumingBehaviour(bench: Bench): void {
  describe('consuming', () => {
    it('starts at the oldest record without an answer, then exactly where it is told, whatever was committed', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 1);
      await bench.publish(broker, records(topic, 10, 1));
      const at = (offset: number): ReadonlyMap<string, number> => new Map([[partitionKey(topic, 0), offset]]);

      const all = await listen(broker, { topic });
      await all.heard.count(10);
      await all.subscription.close();
      const back = await listen(broker, { topic, startAt: at(4) });
      await back.heard.count(6);
      await back.subscription.close();
      const ahead = await listen(broker, { topic, startAt: at(10) });
      await bench.publish(broker, records(topic, 1, 1));
      await ahead.heard.count(1);
      await ahead.subscription.close();

      expect(all.heard.offsetsOf(0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(back.heard.offsetsOf(0)).toEqual([4, 5, 6, 7, 8, 9]);
      expect(ahead.heard.offsetsOf(0)).toEqual([10]);
    });

    it('is asked with the offsets that the partitions hold', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 2);
      await bench.publish(broker, [record(topic, 1, 'a')]);
      const asked = deferred<unknown>();

      const subscription = await broker.subscribe({
        group: topic,
        topics: [topic],
        startAt(assigned) {
          asked.resolve(assigned);
          return Promise.resolve(new Map());
        },
        onBatch: () => Promise.resolve(),
      });

      expect(await asked.promise).toEqual([
        { topic, partition: 0, start: 0, end: 0 },
        { topic, partition: 1, start: 0, end: 1 },
      ]);
      await subscription.close();
    });

    it('delivers again what was not resolved', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 1);
      await bench.publish(broker, records(topic, 5, 1));
      let calls = 0;

      const { heard, subscription } = await listen(broker, {
        topic,
        onBatch(batch, control) {
          if (++calls === 1) control.resolve(2);
          else resolveAll(batch, control);
          return Promise.resolve();
        },
      });
      await heard.count(7);
      await subscription.close();

      expect(heard.offsetsOf(0)).toEqual([0, 1, 2, 3, 4, 3, 4]);
    });

    it('pauses a partition whose batch was rejected and goes on after the last resolved record', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 1);
      await bench.publish(broker, records(topic, 4, 1));
      const first: number[] = [];

      const { heard, subscription } = await listen(broker, {
        topic,
        onBatch(batch, control) {
          if (first.length === 0) {
            first.push(...batch.records.map(({ offset }) => offset));
            control.resolve(1);
            return Promise.reject(new TypeError('a fault of a handler'));
          }
          resolveAll(batch, control);
          return Promise.resolve();
        },
      });
      await heard.count(2);
      await subscription.close();

      expect(first).toEqual([0, 1, 2, 3]);
      expect(heard.offsetsOf(0)).toEqual([2, 3]);
    });

    it('pauses one partition while the others flow, then goes on with it', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 2);
      await bench.publish(broker, [record(topic, 0, 'paused', '0')]);
      const pausedOnce = deferred<undefined>();
      const flowed: number[] = [];
      let paused = false;

      const { heard, subscription } = await listen(broker, {
        topic,
        onBatch(batch, control) {
          if (batch.partition === 0 && !paused) {
            paused = true;
            control.pauseFor(1_500);
            pausedOnce.resolve(undefined);
          } else {
            flowed.push(batch.partition);
            resolveAll(batch, control);
          }
          return Promise.resolve();
        },
      });
      await pausedOnce.promise;
      await bench.publish(broker, [record(topic, 1, 'flowing', '0'), record(topic, 0, 'paused', '1')]);
      await heard.until(() => heard.offsetsOf(0).includes(1) && heard.offsetsOf(1).includes(0));
      await subscription.close();

      expect(flowed[0]).toBe(1);
      expect(heard.offsetsOf(0)).toEqual([0, 0, 1]);
    });

    it('goes on wherever the handler seeks to', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 1);
      await bench.publish(broker, records(topic, 6, 1));
      let calls = 0;

      const { heard, subscription } = await listen(broker, {
        topic,
        onBatch(batch, control) {
          resolveAll(batch, control);
          if (++calls === 1) control.seek(4);
          return Promise.resolve();
        },
      });
      await heard.count(8);
      await subscription.close();

      expect(heard.offsetsOf(0)).toEqual([0, 1, 2, 3, 4, 5, 4, 5]);
    });

    it('tells a running batch to stop when the subscription closes, and waits for it', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 1);
      await bench.publish(broker, records(topic, 1, 1));
      const begun = deferred<undefined>();

      const { heard, subscription } = await listen(broker, {
        topic,
        async onBatch(_batch, control) {
          begun.resolve(undefined);
          await new Promise((resolve) => control.signal.addEventListener('abort', resolve));
          await control.heartbeat();
        },
      });
      await begun.promise;
      await subscription.close();

      expect(heard.offsetsOf(0)).toEqual([0]);
    });

    it('commits what was resolved, as a copy for tools', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 2);
      await bench.publish(broker, records(topic, 6, 2));

      const { heard, subscription } = await listen(broker, { topic });
      await heard.count(6);
      await subscription.close();

      expect(await bench.cluster.committed(`group-of-${topic}`, topic)).toEqual([3, 3]);
    });

    it('asks anew where to start when retention removed what was to be read', async () => {
      const broker = bench.connect();
      const topic = await bench.topic(broker, 1);
      await bench.publish(broker, records(topic, 6, 1));
      const asked: number[] = [];
      let calls = 0;

      const { heard, subscription } = await listen(broker, {
        topic,
        onAsked: (assigned) => asked.push(...assigned.map(({ start }) => start)),
        async onBatch(batch, control) {
          if (++calls > 1) {
            resolveAll(batch, control);
            return;
          }
          control.resolve(0);
          await bench.cluster.truncate(topic, 0, 3);
        },
      });
      await heard.count(6 + 3);
      await subscription.close();

      expect(asked).toEqual([0, 3]);
      expect(heard.offsetsOf(0)).toEqual([0, 1, 2, 3, 4, 5, 3, 4, 5]);
    });
  });
}
