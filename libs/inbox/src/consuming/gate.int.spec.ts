import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';

describe('the gate of a consumer', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  afterAll(() => inbox.end());

  it('lets no chunk begin while somebody holds it', async () => {
    inbox.send({ key: 'A', step: 1 });
    await inbox.start();
    await inbox.consumed();
    const swap = await inbox.database.begin();
    await swap.db.query('LOCK TABLE inbox_gate IN EXCLUSIVE MODE');

    inbox.send({ key: 'A', step: 2 });
    await until(async () => {
      const waiting = await inbox.database.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    expect(await inbox.effects()).toEqual(['A1']);
    await swap.commit();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'A2']);
  });
});
