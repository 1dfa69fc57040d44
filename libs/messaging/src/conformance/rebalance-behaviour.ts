import { describe, expect, it } from '@jest/globals';
import { partitionKey, type Batch, type BatchControl, type Broker, type Subscription } from '../broker.js';
import { records, type Bench } from './bench.js';
import { Deliveries } from './deliveries.js';
import { listen } from './listening.js';

const PARTITIONS = 6;

/** A member that keeps its positions in a common store, as services keep them in their database. */
class Member {
  readonly heard = new Deliveries();
  readonly faults: string[] = [];

  constructor(
    private readonly topic: string,
    private readonly positions: Map<string, number>,
    private readonly everything: Deliveries,
  ) {}

  join(broker: Broker): Promise<Subscription> {
    return broker.subscribe({
      group: `group-of-${this.topic}`,
      topics: [this.topic],
      startAt: () => Promise.resolve(new Map(this.positions)),
      onBatch: (batch, control) => this.#onBatch(batch, control),
    });
  }

  async #onBatch(batch: Batch, control: BatchControl): Promise<void> {
    for (const record of batch.records) {
      if (control.signal.aborted) return;
      const key = partitionKey(record.topic, record.partition);
      const next = this.positions.get(key) ?? 0;
      if (record.offset > next) this.faults.push(`${key} skips from ${next} to ${record.offset}`);
      this.positions.set(key, Math.max(next, record.offset + 1));
      control.resolve(record.offset);
      this.heard.add({ records: [record] });
      this.everything.add({ records: [record] });
      await control.heartbeat();
    }
  }
}

export function rebalanceBehaviour(bench: Bench): void {
  describe('rebalancing', () => {
    it('delivers everything while a second member joins and leaves', async () => {
      const [one, two] = [bench.connect(), bench.connect()];
      const topic = await bench.topic(one, PARTITIONS);
      const positions = new Map<string, number>();
      const everything = new Deliveries();
      const first = new Member(topic, positions, everything);
      const second = new Member(topic, positions, everything);
      const publisher = await one.publisher('spec');
      let published = 0;
      const publish = async (count: number): Promise<void> => {
        const batch = records(topic, count, PARTITIONS, published);
        published += count;
        expect((await publisher.publish(batch, 30_000)).failed).toEqual([]);
      };
      const values = (heard: Deliveries): ReadonlySet<string | null> =>
        new Set(heard.records.map(({ value }) => value));

      const staying = await first.join(one);
      await publish(60);
      await first.heard.count(60);
      const joining = second.join(two);
      for (let round = 0; values(second.heard).size < 20; round++) {
        await publish(60);
        await everything.until(() => values(everything).size === published);
      }
      await (await joining).close();
      await publish(60);
      await everything.until(() => values(everything).size === published);
      await staying.close();

      expect([...first.faults, ...second.faults]).toEqual([]);
      for (let partition = 0; partition < PARTITIONS; partition++) {
        const firstSeen = [...new Set(everything.offsetsOf(partition))];
        expect(firstSeen).toEqual(firstSeen.map((_, n) => n));
      }
    });

    it('asks members nothing more once they closed in the middle of it', async () => {
      const [one, two] = [bench.connect(), bench.connect()];
      const topic = await bench.topic(one, PARTITIONS);
      let asked = 0;
      let rebalancing = (): void => undefined;
      const begun = new Promise<void>((resolve) => (rebalancing = resolve));
      const join = (broker: Broker): Promise<Subscription> =>
        broker.subscribe({
          group: `group-of-${topic}`,
          topics: [topic],
          startAt() {
            asked++;
            return Promise.reject(new Error('the positions are not to be had'));
          },
          onBatch: () => Promise.resolve(),
          onState: (state) => (state === 'rebalancing' ? rebalancing() : undefined),
        });

      const staying = await join(one);
      const joining = join(two);
      await Promise.race([begun, joining]);
      await Promise.all([staying.close(), joining.then((joined) => joined.close())]);
      const askedBefore = asked;
      await (await one.publisher('spec')).publish(records(topic, 1, PARTITIONS), 30_000);
      const { heard, subscription } = await listen(one, { topic, group: `later-group-of-${topic}` });
      await heard.count(1);
      await subscription.close();

      expect(asked).toBe(askedBefore);
    });
  });
}
