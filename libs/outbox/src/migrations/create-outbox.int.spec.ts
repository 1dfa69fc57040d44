import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { OutboxFixture } from '../specimen/outbox-fixture.js';

describe('the ids of the outbox', () => {
  let outbox: OutboxFixture;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  afterAll(() => outbox.drop());

  it('are drawn one by one, so that they rise with the commits of a key over all connections (trap 42)', async () => {
    for (let round = 0; round < 3; round++) {
      // Each from its own connection: with blocks of ids the second would stay below the first.
      const [one, other] = await Promise.all([outbox.service.begin(), outbox.service.begin()]);
      const unit = async (transaction: typeof one, number: number): Promise<void> => {
        const values = [round * 2 + number];
        await transaction.db.query(
          `INSERT INTO outbox (lane, event_id, topic, key, sequence, headers, payload)
           VALUES (0, gen_random_uuid(), 't', 'k', $1, '{}', '{}')`,
          values,
        );
        await transaction.commit();
      };
      await unit(one, 1);
      await unit(other, 2);
    }

    const rows = await outbox.service.query<{ sequence: number }>('SELECT sequence FROM outbox ORDER BY id');

    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
