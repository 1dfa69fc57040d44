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

  const draw = `SELECT nextval('outbox_id_seq')`;

  it('is certain of whoever has a transaction id, in the eyes of a role that may see little', async () => {
    // The first of 32 ids is logged, and gives the transaction its id.
    await outbox.service.query(draw);
    const writer = await outbox.service.begin();
    expect(await seen()).toEqual({ writers: 0, doubtful: 0 });
    await writer.db.query(draw);
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

  it('is not whoever deletes what was published, nor whoever waits for a counter', async () => {
    const others = await outbox.publisher.begin();
    await others.db.query('DELETE FROM outbox WHERE id = 0');
    const waiter = await outbox.service.begin();
    await waiter.db.query("INSERT INTO outbox_sequence (topic, key, last) VALUES ('t', 'w', 1)");

    expect(await seen()).toEqual({ writers: 0, doubtful: 0 });
    await others.rollback();
    await waiter.rollback();
  });

  it('is asked together with the last id that was drawn, where that is new', async () => {
    const writer = await outbox.service.begin();
    await writer.db.query("INSERT INTO outbox_sequence (topic, key, last) VALUES ('t', 'l', 1)");
    await writer.db.query("SELECT nextval('outbox_id_seq')");
    await outbox.publish('A');

    const { hi, writers, doubtful } = await reader.fresh([], [], 0);

    expect([hi > 0, writers.size, doubtful.size]).toEqual([true, 1, 0]);
    expect((await reader.fresh([], [], hi)).writers.size).toBe(0);
    await writer.rollback();
  });
});
