import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';
import { Moved } from '../fixture/moved.fixture.js';

describe('sequence of a key', () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(() => inbox.reset());
  afterAll(() => inbox.end());

  const states = async () => {
    const rows = await inbox.database.query<{ state: string }>(
      'SELECT state FROM parked_event ORDER BY epoch, sequence',
    );
    return rows.map(({ state }) => state);
  };
  const partition = () => inbox.cluster.partition(Moved.topic, 0);

  it('waits at a gap and goes on in order as soon as it is filled', async () => {
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 4 }, { key: 'A', step: 3 }, { key: 'B', step: 1 });
    await inbox.start();
    await inbox.consumed();
    expect(await inbox.effects()).toEqual(['A1', 'B1']);
    expect(await states()).toEqual(['WAITING', 'GAP']);

    // The alarm was raised: nobody looks at the key again by himself.
    await inbox.database.query('UPDATE parked_claim SET due_at = NULL');
    inbox.send({ key: 'A', step: 2 });
    await inbox.released();
    inbox.send({ key: 'A', step: 5 });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'B1', 'A2', 'A3', 'A4', 'A5']);
    expect(await inbox.outcomes()).toEqual([
      'A1 handled',
      'A4 gap',
      'A3 parked',
      'B1 handled',
      'A2 parked',
      'A2 handled',
      'A3 handled',
      'A4 handled',
      'A5 handled',
    ]);
  });

  it('gives an event no effect that comes after it was skipped, and raises an alarm', async () => {
    inbox.send({ key: 'A', step: 1 });
    const { server } = await inbox.start();
    await inbox.consumed();
    // An operator went on after the gap 2 to 3.
    await inbox.database.query('UPDATE inbox_key SET last = 3, recent = $1', [[]]);
    await inbox.database.query(
      `INSERT INTO inbox_skipped (consumer, topic, key, epoch, from_sequence, to_sequence, reason, job_id)
       VALUES ('spec-consumer', $1, 'A', 1, 2, 3, 'lost', gen_random_uuid())`,
      [Moved.topic],
    );

    inbox.send({ key: 'A', step: 3 }, { key: 'A', step: 1 }, { key: 'A', step: 4 });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'A4']);
    expect((await inbox.outcomes()).slice(1)).toEqual(['A3 skipped_late', 'A1 duplicate', 'A4 handled']);
    expect(server.counters.skippedLate).toBe(1);
    expect(inbox.logged.join()).toContain('event came after it was skipped');
  });

  it('parks a fork for an operator and keeps both events', async () => {
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 });
    await inbox.start();
    await inbox.consumed();

    inbox.send({ key: 'A', step: 2, id: 'other' }, { key: 'A', step: 3 }, { key: 'B', step: 1 });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'A2', 'B1']);
    expect((await inbox.outcomes()).slice(2)).toEqual(['other fork', 'A3 parked', 'B1 handled']);
    expect(await states()).toEqual(['DEAD', 'WAITING']);
    expect(inbox.logged.join()).toContain('SEQUENCE_FORK');
    expect(inbox.logged.find((line) => line.includes('SEQUENCE_FORK'))).toContain('"level":"error"');
  });

  it('begins again in a higher epoch', async () => {
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 }, { key: 'A', step: 1, epoch: 2, id: 'restored' });
    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1', 'A2', 'A1']);
    expect((await inbox.outcomes()).at(-1)).toBe('restored handled');
  });

  it('may begin above 1 where the broker had dropped the beginning before the group was made', async () => {
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 }, { key: 'A', step: 3 });
    partition().truncate(2);
    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A3']);
  });

  it('moves on over types nobody handles, unknown ones and voids', async () => {
    inbox.send(
      { key: 'A', step: 1, type: 'erp.sales.SiparisOnaylandi.v1', value: 'not read' },
      { key: 'A', step: 2, type: 'erp.unheard.Of.v1' },
      { key: 'A', step: 3, type: 'kervan.void' },
      { key: 'A', step: 4, type: 'erp.unheard.Of.v1' },
      { key: 'A', step: 5 },
    );
    await inbox.start();
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A5']);
    expect(await inbox.outcomes()).toEqual([
      'A1 skipped',
      'A2 skipped',
      'A3 skipped',
      'A4 skipped',
      'A5 handled',
    ]);
    expect(inbox.logged.filter((line) => line.includes('EVENT_TYPE_UNKNOWN'))).toHaveLength(1);
  });

  it('stops a partition whose next records the broker has dropped, and only that one', async () => {
    inbox.send({ key: 'A', step: 1 });
    const first = await inbox.start();
    await inbox.consumed();
    await first.close();
    inbox.send({ key: 'A', step: 2 }, { key: 'A', step: 3 }, { key: 'B', step: 1, partition: 1 });
    partition().truncate(2);

    const { server } = await inbox.start();
    await until(async () => (await inbox.effects()).includes('B1'));

    expect(await inbox.effects()).toEqual(['A1', 'B1']);
    expect([...server.lost]).toMatchObject([['spec.thing/0', { code: 'DATA_LOSS' }]]);
    expect(inbox.logged.join()).toContain('DATA_LOSS');
    const [row] = await inbox.database.query<{ next: number }>(
      'SELECT next_offset AS next FROM inbox_partition WHERE topic = $1 AND partition = 0',
      [Moved.topic],
    );
    expect(row?.next).toBe(1);
  });

  it('stops a partition that ends before what was consumed', async () => {
    inbox.send({ key: 'A', step: 1 }, { key: 'A', step: 2 });
    const first = await inbox.start();
    await inbox.consumed();
    await first.close();
    await inbox.database.query(
      'UPDATE inbox_partition SET next_offset = 50 WHERE topic = $1 AND partition = 0',
      [Moved.topic],
    );

    const { server } = await inbox.start();
    await until(() => server.lost.size === 1);

    expect(server.lost.get('spec.thing/0')?.message).toContain('next offset of spec-consumer is 50');
  });
});
