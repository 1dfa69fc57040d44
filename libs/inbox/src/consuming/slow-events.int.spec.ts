import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import type { Tx } from '@kervan/outbox';
import { InboxFixture } from '../fixture/inbox.fixture.js';

/** The limit of the role is running already: only 0 ends it, so that another one begins. */
async function limitTransaction(tx: Tx): Promise<void> {
  await tx.db.query('SET LOCAL transaction_timeout = 0');
  await tx.db.query("SET LOCAL transaction_timeout = '50ms'");
}

describe('an event that takes longer than a transaction may', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  it.each([
    [
      'has another statement wait behind it',
      (tx: Tx) => {
        void tx.db.query('SELECT pg_sleep(60)');
        return tx.db.query('SELECT 1');
      },
    ],
    [
      'awaits none',
      (tx: Tx) => {
        void tx.db.query('SELECT pg_sleep(60)');
        return Promise.resolve();
      },
    ],
  ])('and %s is parked after its tries, and the other keys flow', async (_, slow) => {
    inbox.behaviour.before = async ({ data }, tx) => {
      if (data.thingNo !== 'B') return;
      await limitTransaction(tx);
      await slow(tx);
    };
    inbox.send(...['A', 'B', 'C'].map((key) => ({ key, step: 1 })));

    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'C1']);
    expect(await inbox.database.query('SELECT key, error_code AS code FROM parked_event')).toEqual([
      { key: 'B', code: 'DATABASE_TIMEOUT' },
    ]);
    expect(inbox.logged.join()).not.toContain('partition paused');
  });
});
