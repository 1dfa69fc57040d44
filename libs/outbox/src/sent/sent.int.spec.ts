import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@kervan/database';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import type { LaneClaim } from '../holding/lane-claim.js';
import { acknowledge } from '../relay/acknowledge.js';
import { claimLanes } from '../specimen/claim-lanes.js';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { republish } from './republish.js';
import { SentDays } from './sent-days.js';

const topic = 'erp.finance.voucher';
const logger = createLogger('spec', { level: 'silent' });
const HOUR = 3_600_000;

describe('sent events', () => {
  let outbox: OutboxFixture;
  let claim: LaneClaim;
  let days: SentDays;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  beforeEach(async () => {
    await outbox.reset();
    for (const { name } of await partitions()) await outbox.service.query(`DROP TABLE ${name}`);
    claim = await claimLanes(outbox.service, 'me');
    days = new SentDays({ db: outbox.publisher, hours: 48, logger });
  });
  afterAll(() => outbox.drop());

  const partitions = () =>
    outbox.service.query<{ name: string }>(
      "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'outbox_sent'::regclass ORDER BY 1",
    );
  const send = async (...keys: string[]): Promise<void> => {
    await outbox.publish(...keys);
    const rows = await outbox.service.query<{ id: number }>('SELECT id FROM outbox ORDER BY id');
    const ids = rows.map(({ id }) => id);
    await acknowledge(outbox.publisher, ids, claim, days.keeps);
  };
  const again = async (selection: object = {}): Promise<number> => {
    const transaction = await outbox.service.begin();
    const [from, to] = [new Date(Date.now() - HOUR), new Date(Date.now() + HOUR)];
    const count = await republish(transaction.db, { from, to, topic, ...selection });
    await transaction.commit();
    return count;
  };
  const rows = (table: string, database: Database = outbox.service) =>
    database.query<{ id: number; event_id: string; key: string; sequence: number; headers: string }>(
      `SELECT id, event_id, key, sequence, headers FROM ${table} ORDER BY id`,
    );

  it('are not kept before there is a partition, and kept from then on', async () => {
    await send('A');
    expect(days.keeps).toBe(false);
    expect(await days.tend()).toBe(true);
    await send('A', 'B');

    expect(await outbox.pending()).toBe(0);
    expect(await rows('outbox_sent')).toMatchObject([{ key: 'A', sequence: 2 }, { key: 'B' }]);
  });

  it('go back with their ids and sequences, each once however often it was sent (trap 43)', async () => {
    await days.tend();
    await send('A', 'A', 'B');
    const sent = await rows('outbox_sent');
    expect(await again()).toBe(3);
    const back = await rows('outbox');
    expect(back.map(({ event_id, sequence }) => ({ event_id, sequence }))).toEqual(
      sent.map(({ event_id, sequence }) => ({ event_id, sequence })),
    );
    expect(JSON.parse(back[0]?.headers ?? '')).toEqual({
      ce_republished: 'true',
      ...JSON.parse(sent[0]?.headers ?? ''),
    });
    expect(Math.min(...back.map(({ id }) => id))).toBeGreaterThan(Math.max(...sent.map(({ id }) => id)));
    await send();

    expect(await rows('outbox_sent')).toHaveLength(6);
    expect(await again({ key: 'A' })).toBe(2);
    expect(await again({ topic: 'erp.other' })).toBe(0);
    expect(await again({ to: new Date(Date.now() - HOUR / 2) })).toBe(0);
  });

  it('have partitions for today and the days to come, each made once', async () => {
    await Promise.all([days.tend(), new SentDays({ db: outbox.publisher, hours: 48, logger }).tend()]);

    expect(await partitions()).toHaveLength(3);
  });

  it('lose their oldest days, without making publishing wait for a reader (trap 15)', async () => {
    await outbox.service.query(
      `CREATE TABLE outbox_sent_20200101 PARTITION OF outbox_sent FOR VALUES FROM ('2020-01-01') TO ('2020-01-02')`,
    );
    await days.tend();
    await outbox.service.query(
      `CREATE TABLE outbox_sent_20200102 PARTITION OF outbox_sent FOR VALUES FROM ('2020-01-02') TO ('2020-01-03')`,
    );
    const reader = await outbox.service.begin();
    await reader.db.query('SELECT count(*) FROM outbox_sent');

    const tending = days.tend();
    await send('A');
    expect(await tending).toBe(false);
    expect(await rows('outbox_sent')).toHaveLength(1);
    expect(await partitions()).toHaveLength(4);
    await reader.commit();

    expect(await days.tend()).toBe(true);
    expect((await partitions()).map(({ name }) => name)).not.toContain('outbox_sent_20200102');
    expect(await partitions()).toHaveLength(3);
  });

  it('are refused to be read or changed by the publisher, who only adds them', async () => {
    await days.tend();
    await send('A');

    await expect(rows('outbox_sent', outbox.publisher)).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
    await expect(outbox.publisher.query('DELETE FROM outbox_sent')).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
    });
  });
});
