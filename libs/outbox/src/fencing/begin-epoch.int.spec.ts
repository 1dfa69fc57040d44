import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fenceTopic, formatSequence, topics, YevmiyeFisiIslendi } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { memoryBroker, MemoryCluster } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import { OutboxFixture, publishVoucher } from '../specimen/outbox-fixture.js';
import { waitingEvents } from '../specimen/waiting-events.js';
import { beginEpoch, fenceOutbox, type BegunEpoch } from './begin-epoch.js';
import { FenceTopic } from './fence-topic.js';

describe('beginEpoch', () => {
  const { topic } = YevmiyeFisiIslendi;
  const logger = createLogger('spec', { level: 'silent' });
  let outbox: OutboxFixture;
  let cluster: MemoryCluster;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  afterAll(() => outbox.drop());
  beforeEach(async () => {
    await outbox.reset();
    cluster = new MemoryCluster();
    cluster.create([...topics, fenceTopic]);
  });

  const begin = (record: (begun: BegunEpoch) => Promise<void> = () => Promise.resolve(), patienceMs = 0) =>
    beginEpoch(
      { service: 'spec', database: outbox.service, broker: memoryBroker(cluster), logger, patienceMs },
      (_, begun) => record(begun),
    );

  const waiting = async (table?: 'outbox_held') =>
    (await waitingEvents(outbox, table)).map(({ key, sequence, headers }) => {
      expect(headers['ce_subject']).toBe(key);
      return `${key}${sequence ?? ''} ${headers['ce_sequence'] ?? ''}`;
    });
  const inEpoch2 = (key: string, number: number) => `${key}${number} ${formatSequence({ epoch: 2, number })}`;

  it('is refused while the outbox publishes as it should', async () => {
    await outbox.publish('a');

    await expect(begin()).rejects.toMatchObject({ code: 'OUTBOX_NOT_FENCED' });
    expect(await waiting()).toEqual([`a1 ${formatSequence({ epoch: 1, number: 1 })}`]);
  });

  it('waits until no publisher can be sending any more', async () => {
    await fenceOutbox(outbox.service, 'by an operator');
    await outbox.service.query(
      "UPDATE outbox_lane SET owner = 'p', lease_until = clock_timestamp() + interval '1 hour' WHERE lane = 3",
    );
    await expect(begin()).rejects.toMatchObject({
      code: 'OUTBOX_NOT_FENCED',
      message: expect.stringContaining('1 lanes'),
    });

    const begun = begin(undefined, 60_000);
    await outbox.service.query("UPDATE outbox_lane SET lease_until = '-infinity'");

    expect(await begun).toMatchObject({ epoch: 2 });
  });

  it('forgets how far publishers were: floors may be those of a database that is no more', async () => {
    await outbox.service.query("INSERT INTO outbox_publisher (owner, seen_until) VALUES ('p', '-infinity')");
    await outbox.service.query('UPDATE outbox_lane SET floor = 99');
    await fenceOutbox(outbox.service, 'restored');

    await begin();

    expect(await outbox.service.query('SELECT FROM outbox_publisher')).toEqual([]);
    expect(await outbox.service.query('SELECT DISTINCT floor FROM outbox_lane')).toEqual([{ floor: 0 }]);
  });

  it('begins above everything the broker has seen, once', async () => {
    const fence = new FenceTopic(memoryBroker(cluster), 'spec');
    await fence.write({ epoch: 4, fence: 17, system: '1', ends: {}, at: new Date().toISOString() });
    await fenceOutbox(outbox.service, 'restored');

    const both = await Promise.allSettled([begin(), begin()]);

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await outbox.service.query('SELECT epoch, fence, fenced FROM outbox_meta')).toEqual([
      { epoch: 5, fence: 18, fenced: null },
    ]);
  });

  it('removes what is on the broker and renumbers what is not, held rows too, in the order of their keys', async () => {
    await outbox.publish('a', 'b', 'a', 'held', 'held', 'a');
    const [a1, b1, , held1] = await waitingEvents(outbox);
    for (const event of [a1, b1, held1]) if (event) cluster.append(event);
    cluster.append({ topic, partition: 0, key: 'foreign', value: '{}', headers: { ce_id: 'no uuid' } });
    await outbox.service.query(
      `WITH held AS (INSERT INTO outbox_held_key (topic, key, lane, code, reason, refused_id)
         VALUES ('${topic}', 'held', 1, 'RECORD_TOO_LARGE', 'too large', 5)),
       moved AS (DELETE FROM outbox WHERE key = 'held' RETURNING *)
       INSERT INTO outbox_held SELECT * FROM moved`,
    );
    await outbox.publish('held', 'c');
    await fenceOutbox(outbox.service, 'restored');

    const begun = await begin();

    expect(begun).toMatchObject({ epoch: 2, removed: 3, renumbered: 5 });
    expect(await waiting('outbox_held')).toEqual([inEpoch2('held', 1)]);
    expect(await waiting()).toEqual([
      inEpoch2('a', 1),
      inEpoch2('a', 2),
      inEpoch2('held', 2),
      inEpoch2('c', 1),
    ]);
    await outbox.publish('a', 'b');
    expect((await waiting()).slice(-2)).toEqual([inEpoch2('a', 3), inEpoch2('b', 1)]);
  });

  it('lets no transaction write in the old epoch after the new one began', async () => {
    await outbox.publish('a');
    await fenceOutbox(outbox.service, 'restored');
    const before = await outbox.units.begin();
    publishVoucher(before.tx({ correlationId: 'c', causationId: null, workOrderNo: null }), 'a');
    let writing: Promise<void> | undefined;

    await begin(async () => {
      // Its statement waits at the lock: the epoch must be read after it.
      writing = before.commit();
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await writing;

    expect(await waiting()).toEqual([inEpoch2('a', 1), inEpoch2('a', 2)]);
  });

  it('changes nothing that cannot be recorded', async () => {
    await outbox.publish('a');
    await fenceOutbox(outbox.service, 'restored');

    await expect(begin(() => Promise.reject(new Error('no audit')))).rejects.toThrow('no audit');

    expect(await waiting()).toEqual([`a1 ${formatSequence({ epoch: 1, number: 1 })}`]);
    expect(await outbox.service.query('SELECT epoch, fenced FROM outbox_meta')).toEqual([
      { epoch: 1, fenced: 'restored' },
    ]);
  });
});
