import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { CONSUMER, InboxFixture, until } from '../fixture/inbox.fixture.js';
import { Moved } from '../fixture/moved.fixture.js';
import { Claims } from './claims.js';

describe('Claims', () => {
  const key = { topic: Moved.topic, key: 'A', partition: 0 };
  let inbox: InboxFixture;
  let claims: Claims;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
    claims = new Claims(inbox.unitOfWork, CONSUMER, 'one');
  });
  beforeEach(async () => {
    await inbox.reset();
    inbox.behaviour.before = () => {
      throw new TypeError('dead');
    };
    inbox.send({ key: 'A', step: 1 });
    const consumer = await inbox.start();
    await inbox.consumed();
    await consumer.close();
  });
  afterAll(() => inbox.end());

  const parkedKeys = () => inbox.database.query('SELECT key FROM parked_key');
  const due = () => inbox.database.query('UPDATE parked_claim SET due_at = clock_timestamp()');

  it('release a key that is empty', async () => {
    await inbox.database.query('DELETE FROM parked_event');

    expect(await claims.release(key)).toBe(true);
    expect(await parkedKeys()).toEqual([]);
    expect(await inbox.database.query('SELECT FROM parked_claim')).toEqual([]);
  });

  it('keep a key that still holds events', async () => {
    expect(await claims.release(key)).toBe(false);
    expect(await parkedKeys()).toEqual([{ key: 'A' }]);
  });

  it('keep a key to which a chunk appends at the same time', async () => {
    await inbox.database.query('CREATE TABLE kept AS SELECT * FROM parked_event');
    await inbox.database.query('DELETE FROM parked_event');
    const chunk = await inbox.unitOfWork.begin();
    await chunk.db.query('SELECT FROM parked_key FOR SHARE');
    await chunk.db.query('INSERT INTO parked_event SELECT * FROM kept');

    const releasing = claims.release(key);
    await until(
      async () => (await inbox.database.query('SELECT FROM pg_locks WHERE NOT granted')).length > 0,
    );
    await chunk.commit();

    expect(await releasing).toBe(false);
    expect(await parkedKeys()).toEqual([{ key: 'A' }]);
    await inbox.database.query('DROP TABLE kept');
  });

  it('lease a due key to one worker at a time, until it is given back', async () => {
    const other = new Claims(inbox.unitOfWork, CONSUMER, 'other');
    expect(await claims.take(10)).toEqual([]);
    await due();

    expect(await claims.take(10)).toEqual([{ ...key, started: 0 }]);
    expect(await other.take(10)).toEqual([]);
    await other.giveBackAll();
    expect(await other.take(10)).toEqual([]);
    await claims.giveBackAll();
    expect(await other.take(10)).toEqual([{ ...key, started: 0 }]);
  });
});
