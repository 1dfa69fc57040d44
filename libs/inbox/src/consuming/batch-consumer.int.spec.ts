import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { memoryBroker, type Batch, type Broker, type SubscriptionOptions } from '@kervan/messaging';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';

/** A broker whose first delivery of a partition begins too late, as after a wrong reset of a client library. */
function skipping(broker: Broker, skipped: number, once: boolean) {
  let skips = 0;
  return {
    offsets: (topic: string) => broker.offsets(topic),
    subscribe: (options: SubscriptionOptions) => {
      const late = (batch: Batch): Batch => {
        if (batch.records[0]?.offset !== 0 || (once && skips > 0)) return batch;
        skips++;
        return { ...batch, records: batch.records.slice(skipped) };
      };
      return broker.subscribe({
        ...options,
        onBatch: (batch, control) => options.onBatch(late(batch), control),
      });
    },
  };
}

describe('a batch that begins above the next offset', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  it('is not accepted: the partition goes back', async () => {
    inbox.send(...[1, 2, 3].map((step) => ({ key: 'A', step })));

    await inbox.start({ broker: skipping(memoryBroker(inbox.cluster), 2, true) });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'A2', 'A3']);
  });

  it('is accepted when the broker, asked again, holds nothing before it', async () => {
    inbox.send({ key: 'A', step: 1 }, { key: 'B', step: 1 });

    await inbox.start({ broker: skipping(memoryBroker(inbox.cluster), 1, false) });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['B1']);
  });

  it('stops the partition when the broker has dropped what comes next', async () => {
    inbox.send({ key: 'A', step: 1 });
    const { server } = await inbox.start();
    await inbox.consumed();

    inbox.send({ key: 'A', step: 2 }, { key: 'A', step: 3 });
    inbox.cluster.partition('spec.thing', 0).truncate(2);
    await until(() => server.lost.size === 1);

    expect(await inbox.effects()).toEqual(['A1']);
    expect(server.lost.get('spec.thing/0')).toMatchObject({ code: 'DATA_LOSS' });
  });
});
