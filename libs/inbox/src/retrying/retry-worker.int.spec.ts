import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';

describe('RetryWorker', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  const notYet = () => {
    throw new KervanError('ACCOUNT_NOT_FOUND', 'not yet');
  };
  const claims = () =>
    inbox.database.query('SELECT key, state, due_at, owner FROM parked_claim ORDER BY key');
  const receiptsOf = async (id: string) => (await inbox.receipts()).filter(({ eventId }) => eventId === id);

  it('raises an alarm for a gap that stays, once, and then waits for the missing event', async () => {
    inbox.send({ key: 'A', step: 2 });
    const { server } = await inbox.start();
    await inbox.consumed();
    const alarms = () => inbox.logged.filter((line) => line.includes('parked event not handled'));
    expect(alarms()).toEqual([]);

    // The time it is given passes.
    await inbox.database.query('UPDATE parked_claim SET due_at = clock_timestamp()');
    await until(() => alarms().length > 0);

    expect(alarms()[0]).toContain('"level":"error"');
    expect(server.counters).toMatchObject({ gaps: 1, lastingGaps: 1 });
    expect(await claims()).toEqual([{ key: 'A', state: 'GAP', due_at: null, owner: null }]);
    expect(await receiptsOf('A2')).toMatchObject([{ outcome: 'gap' }]);
  });

  it('gives up on what fails too often', async () => {
    inbox.behaviour.before = notYet;
    inbox.send({ key: 'A', step: 1 });
    await inbox.start();
    await until(async () => (await receiptsOf('A1')).some(({ outcome }) => outcome === 'dead'));

    const receipts = await receiptsOf('A1');
    expect(receipts.map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: receipts.length }, (_, index) => index + 4),
    );
    expect(receipts.at(-1)).toMatchObject({ attempt: 40, outcome: 'dead', offset: null });
    expect(await claims()).toEqual([{ key: 'A', state: 'DEAD', due_at: null, owner: null }]);
  });

  it('takes over the keys of a worker that died', async () => {
    inbox.behaviour.before = notYet;
    inbox.send({ key: 'A', step: 1 });
    const first = await inbox.start();
    await inbox.consumed();
    await first.close();
    await inbox.database.query(
      `UPDATE parked_claim SET due_at = clock_timestamp(), owner = 'dead', lease_until = clock_timestamp()`,
    );
    inbox.behaviour.before = () => undefined;

    await inbox.start();
    await inbox.released();

    expect(await inbox.effects()).toEqual(['A1']);
  });

  it('never handles a key at the same time as another worker or a chunk', async () => {
    let healed = false;
    inbox.behaviour.before = ({ data }) => {
      if (data.step === 1 && !healed) notYet();
    };
    const steps = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => ({ key: 'A', step: from + index }));
    inbox.send(...steps(1, 300));
    await Promise.all([inbox.start(), inbox.start()]);
    await inbox.consumed();

    healed = true;
    for (let step = 301; step <= 600; step += 50) {
      inbox.send(...steps(step, step + 49));
      await inbox.consumed();
    }
    await inbox.released();

    expect(await inbox.effects()).toEqual(steps(1, 600).map(({ step }) => `A${step}`));
    expect(await claims()).toEqual([]);
  });

  it('stores a failure that only COMMIT shows', async () => {
    await inbox.database.query(
      `ALTER TABLE effect ADD CONSTRAINT once UNIQUE (thing_no, step) DEFERRABLE INITIALLY DEFERRED`,
    );
    await inbox.database.query(`INSERT INTO effect (thing_no, step) VALUES ('A', 1)`);
    inbox.behaviour.before = notYet;
    inbox.send({ key: 'A', step: 1 });
    await inbox.start();
    await inbox.consumed();

    inbox.behaviour.before = () => undefined;
    await until(async () => (await receiptsOf('A1')).some(({ outcome }) => outcome === 'dead'));

    expect((await receiptsOf('A1')).at(-1)?.fingerprint).toMatch(/^DATABASE_REFUSED:/);
    await inbox.database.query('ALTER TABLE effect DROP CONSTRAINT once');
  });
});
