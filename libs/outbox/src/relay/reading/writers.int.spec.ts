import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { OutboxFixture } from '../../specimen/outbox-fixture.js';
import { OutboxReader } from './outbox-reader.js';

describe('who writes', () => {
  let outbox: OutboxFixture;
  let reader: OutboxReader;
  const seen = async () => {
    const { writers, doubtful } = await reader.writers();
    return { writers: writers.size, doubtful: doubtful.size };
  };

  beforeAll(async () => {
    outbox = await OutboxFixture.create(testStores().databaseUrl);
    reader = new OutboxReader(outbox.publisher);
  });
  afterAll(() => outbox.drop());

  it('is certain of whoever has a transaction id, in the eyes of a role that may see little', async () => {
    const writer = await outbox.service.begin();
    await writer.db.query('LOCK TABLE outbox IN ROW EXCLUSIVE MODE');
    expect(await seen()).toEqual({ writers: 1, doubtful: 1 });

    await writer.db.query("INSERT INTO outbox_sequence (topic, key, last) VALUES ('t', 'k', 1)");
    expect(await seen()).toEqual({ writers: 1, doubtful: 0 });

    await writer.savepoint(() =>
      writer.db.query("UPDATE outbox_sequence SET last = 2 WHERE topic = 't' AND key = 'k'"),
    );
    expect(await seen()).toEqual({ writers: 1, doubtful: 0 });
    await writer.rollback();
    expect(await seen()).toEqual({ writers: 0, doubtful: 0 });
  });

  it('is asked together with the last id that was drawn, where that is new', async () => {
    const writer = await outbox.service.begin();
    await writer.db.query("INSERT INTO outbox_sequence (topic, key, last) VALUES ('t', 'l', 1)");
    await writer.db.query('LOCK TABLE outbox IN ROW EXCLUSIVE MODE');
    await outbox.publish('A');

    const { hi, writers, doubtful } = await reader.fresh([], [], 0);

    expect([hi > 0, writers.size, doubtful.size]).toEqual([true, 1, 0]);
    expect((await reader.fresh([], [], hi)).writers.size).toBe(0);
    await writer.rollback();
  });
});
