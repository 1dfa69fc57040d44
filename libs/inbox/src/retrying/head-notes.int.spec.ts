import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';

describe('the note of a head that was begun', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  const due = () => inbox.database.query('UPDATE parked_claim SET due_at = clock_timestamp()');
  const notes = () => inbox.database.query('SELECT started, started_by FROM parked_claim');

  it.each(['BROKER_UNAVAILABLE', 'DATABASE_CONTENTION'] as const)(
    'is taken away after %s, so that a healthy head outlives restarts',
    async (code) => {
      inbox.behaviour.before = () => {
        throw new KervanError('ACCOUNT_NOT_FOUND', 'not yet');
      };
      inbox.send({ key: 'A', step: 1 });
      const first = await inbox.start();
      await inbox.consumed();
      await first.close();

      let tries = 0;
      inbox.behaviour.before = () => {
        tries++;
        throw new KervanError(code, 'not now');
      };
      await due();
      for (let start = 1; start <= 4; start++) {
        const running = await inbox.start();
        await until(() => tries >= start);
        await running.close();
        expect(await notes()).toEqual([{ started: 0, started_by: null }]);
        await due();
      }

      inbox.behaviour.before = () => undefined;
      await inbox.start();
      await inbox.database.query('UPDATE parked_claim SET owner = NULL, lease_until = NULL');
      await inbox.released();
      expect(await inbox.effects()).toEqual(['A1']);
    },
  );
});
