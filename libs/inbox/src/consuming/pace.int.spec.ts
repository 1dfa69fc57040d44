import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';

describe('the pace of an inbox', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  it.each([
    [{ chunk: 2 }, [2, 2, 1]],
    [{ chunk: 5 }, [5]],
    [{}, [5]],
  ])('given %j, five events of a partition take transactions of %j', async (pace, sizes) => {
    const transactions = new Map<string, number>();
    inbox.behaviour.before = async (_, tx) => {
      const [row] = await tx.db.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
      transactions.set(row?.id ?? '', (transactions.get(row?.id ?? '') ?? 0) + 1);
    };
    inbox.send(...[1, 2, 3, 4, 5].map((step) => ({ key: 'A', step })));

    await inbox.start(pace);
    await inbox.consumed();

    expect([...transactions.values()]).toEqual(sizes);
    expect(await inbox.effects()).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
  });

  it.each([1, 3])(
    'given a concurrency of %d, as many partitions are consumed at once',
    async (concurrency) => {
      let [running, most] = [0, 0];
      const waiting: (() => void)[] = [];
      inbox.behaviour.before = async () => {
        most = Math.max(most, (running += 1));
        await new Promise<void>((resolve) => waiting.push(resolve));
        running -= 1;
      };
      inbox.send(...['A', 'B', 'C'].map((key, partition) => ({ key, step: 1, partition })));

      await inbox.start({ broker: memoryBroker(inbox.cluster), concurrency });
      for (let released = 0; released < 3;) {
        await until(() => waiting.length === Math.min(concurrency, 3 - released));
        released += waiting.splice(0).map((release) => release()).length;
      }
      await inbox.consumed();

      expect(most).toBe(concurrency);
    },
  );
});
