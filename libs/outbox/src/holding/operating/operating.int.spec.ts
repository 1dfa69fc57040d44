import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fromHeaders, VOID_TYPE, type Envelope } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { testStores } from '@kervan/local';
import { laneOf } from '../../lane.js';
import { headersOf } from '../../relay/headers-of.js';
import type { OutboxRow } from '../../relay/outbox-row.js';
import { outboxStatus } from '../../status/outbox-status.js';
import { claimLanes } from '../../specimen/claim-lanes.js';
import { OutboxFixture } from '../../specimen/outbox-fixture.js';
import type { LaneClaim } from '../lane-claim.js';
import { moveRows } from '../move-rows.js';
import type { Refusal } from '../refusal.js';
import { readReleased } from '../read-released.js';
import { listHeldKeys } from './list-held-keys.js';
import { listPendingEvents } from './list-pending-events.js';
import { releaseKeys } from './release-keys.js';
import { skipRefused, type Skipped } from './skip-refused.js';

const topic = 'erp.finance.voucher';

function envelopeOf(row: OutboxRow | undefined): Envelope {
  if (!row) throw new Error('there is no row');
  return fromHeaders(headersOf(row), row.key);
}

describe('operating held keys (trap 23)', () => {
  let outbox: OutboxFixture;
  let claim: LaneClaim;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  beforeEach(async () => {
    await outbox.reset();
    claim = await claimLanes(outbox.service, 'publisher-1');
  });
  afterAll(() => outbox.drop());

  const hold = async (key: string): Promise<void> => {
    const rows = await outbox.service.query<{ id: number }>(
      'SELECT id FROM outbox WHERE key = $1 ORDER BY id',
      [key],
    );
    const ids = rows.map(({ id }) => id);
    const refusal: Refusal = {
      ...{ topic, key, lane: laneOf(key), state: 'HELD', refusedId: ids[0] ?? 0 },
      ...{ code: 'RECORD_TOO_LARGE', reason: `${key} is too large` },
    };
    await moveRows(outbox.publisher, claim, [refusal], ids);
  };
  const inTransaction = async <Result>(work: (db: Db) => Promise<Result>): Promise<Result> => {
    const transaction = await outbox.service.begin();
    try {
      const result = await work(transaction.db);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  };
  const heldRows = () => readReleased(outbox.publisher, [{ topic, key: 'A' }]);
  const pending = (key: string, after = 0, limit = 50) =>
    listPendingEvents(outbox.service, { topic, key }, after, limit);
  const skip = (key: string, eventId: string): Promise<Skipped> =>
    inTransaction((db) => skipRefused(db, { topic, key, eventId }, '/spec'));
  const headOf = async (key: string): Promise<string> => (await pending(key, 0, 1))[0]?.eventId ?? '';

  it('lists them page by page, with what waits of each', async () => {
    await outbox.publish('A', 'B', 'B', 'C');
    for (const key of ['C', 'A', 'B']) await hold(key);

    const first = await listHeldKeys(outbox.service, null, 2);
    expect(first).toMatchObject([
      { topic, key: 'A', state: 'HELD', code: 'RECORD_TOO_LARGE', reason: 'A is too large', rows: 1 },
      { topic, key: 'B', rows: 2, refusedEventId: expect.any(String), oldestSeconds: expect.any(Number) },
    ]);
    expect(await listHeldKeys(outbox.service, { topic, key: 'B' }, 2)).toMatchObject([{ key: 'C' }]);
  });

  it('shows what waits of a key, held or not, without its content', async () => {
    await outbox.publish('A', 'A');
    await hold('A');
    await outbox.publish('A', 'B');
    await outbox.service.query("UPDATE outbox_held SET headers = 'no JSON' WHERE sequence = 2");

    const all = await pending('A');
    expect(all).toMatchObject([
      {
        ...{ sequence: 1, type: 'erp.finance.YevmiyeFisiIslendi.v1', held: true, causationId: null },
        ageSeconds: expect.any(Number),
        correlationId: expect.any(String),
        occurredAt: expect.any(String),
      },
      { sequence: 2, type: null, correlationId: null, held: true },
      { sequence: 3, type: 'erp.finance.YevmiyeFisiIslendi.v1', held: false },
    ]);
    expect(Object.keys(all[0] ?? {}).toSorted()).toEqual([
      ...['ageSeconds', 'causationId', 'correlationId', 'eventId', 'held', 'id', 'occurredAt'],
      ...['sequence', 'source', 'type', 'workOrderNo'],
    ]);
    expect(await pending('A', all[0]?.id, 1)).toMatchObject([{ sequence: 2 }]);
  });

  it('releases a key, or all that are held for one reason, once', async () => {
    await outbox.publish('A', 'B', 'C');
    for (const key of ['A', 'B', 'C']) await hold(key);
    await outbox.service.query("UPDATE outbox_held_key SET code = 'TOPIC_REFUSED' WHERE key <> 'A'");
    const release = (filter: object) => inTransaction((db) => releaseKeys(db, filter));

    expect(await release({ topic, key: 'B' })).toEqual([{ topic, key: 'B' }]);
    expect(await release({ code: 'TOPIC_REFUSED' })).toEqual([{ topic, key: 'C' }]);
    expect(await release({ topic, key: 'B' })).toEqual([]);
    expect((await listHeldKeys(outbox.service, null, 9)).map(({ state }) => state)).toEqual([
      ...['HELD', 'RELEASING', 'RELEASING'],
    ]);
  });

  it('puts a void event in the place of the refused one, with its sequence and flow', async () => {
    await outbox.publish('A', 'A');
    await hold('A');
    const [before] = await heldRows();
    const eventId = await headOf('A');

    const skipped = await skip('A', eventId);

    const [head, next] = await heldRows();
    const original = envelopeOf(before);
    const envelope = envelopeOf(head);
    expect(head).toMatchObject({ id: before?.id, topic, key: 'A', sequence: 1, payload: '{}' });
    expect(envelope).toMatchObject({
      id: skipped.voidEventId,
      type: VOID_TYPE,
      source: '/spec',
      sequence: { epoch: 1, number: 1 },
      correlationId: original.correlationId,
    });
    expect(await headOf('A')).toBe(skipped.voidEventId);
    expect(next).toMatchObject({ sequence: 2 });
    expect(skipped).toMatchObject({ eventId, type: original.type, sequence: 1 });
    expect(skipped.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes a void event of a row whose headers cannot be read', async () => {
    await outbox.publish('A');
    await hold('A');
    await outbox.service.query("UPDATE outbox_held SET headers = '{'");

    expect(await skip('A', await headOf('A'))).toMatchObject({ type: null });

    const [head] = await heldRows();
    expect(envelopeOf(head)).toMatchObject({
      type: VOID_TYPE,
      source: '/spec',
      sequence: { epoch: 1, number: 1 },
    });
  });

  it('skips only the refused event that was seen, while its key is held', async () => {
    await outbox.publish('A', 'A');
    await expect(skip('A', crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await hold('A');
    const eventId = await headOf('A');
    await skip('A', eventId);

    await expect(skip('A', eventId)).rejects.toMatchObject({ code: 'HELD_KEY_STATE_INVALID' });
    await inTransaction((db) => releaseKeys(db, { topic, key: 'A' }));
    const head = await headOf('A');
    await expect(skip('A', head)).rejects.toMatchObject({ code: 'HELD_KEY_STATE_INVALID' });
  });

  it('lets the publisher move later rows of a key that an operator works on', async () => {
    await outbox.publish('A');
    await hold('A');
    await outbox.publish('A');
    const [later] = await outbox.service.query<{ id: number }>('SELECT id FROM outbox');
    const eventId = await headOf('A');

    const moved = await inTransaction(async (db) => {
      await skipRefused(db, { topic, key: 'A', eventId }, '/spec');
      return moveRows(outbox.publisher, claim, [], [later?.id ?? 0]);
    });

    expect(moved).toBe(1);
  });

  it('counts what waits, who publishes it, and how the tables are', async () => {
    await outbox.publish('A', 'A', 'B');
    await hold('A');
    await outbox.service.query('UPDATE outbox_lane SET owner = NULL WHERE lane = 0');
    const status = await outboxStatus(outbox.service);

    expect(status).toMatchObject({ pending: 1, heldKeys: 1, heldRows: 2, oldestSeconds: expect.any(Number) });
    expect(status.lanes).toHaveLength(64);
    expect(status.lanes.slice(0, 2)).toMatchObject([
      { lane: 0, owner: null, leaseSeconds: null },
      { lane: 1, owner: 'publisher-1', leaseSeconds: expect.any(Number), floor: 0 },
    ]);
    expect(status.lanes.filter(({ pending: waiting }) => waiting === 1)).toMatchObject([
      { oldestSeconds: status.oldestSeconds },
    ]);
    expect(status.tables.map(({ table }) => table)).toEqual([
      ...['outbox', 'outbox_held', 'outbox_lane', 'outbox_sequence'],
    ]);
    expect(status.tables[0]).toMatchObject({
      tableBytes: expect.any(Number),
      indexBytes: expect.any(Number),
    });
  });
});
