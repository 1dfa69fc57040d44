import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { laneOf } from '../lane.js';
import { claimLanes } from '../specimen/claim-lanes.js';
import { OutboxFixture } from '../specimen/outbox-fixture.js';
import { acknowledgeReleased } from './acknowledge-released.js';
import { endReleases } from './end-releases.js';
import { holdAgain } from './hold-again.js';
import type { KeyAddress } from './held-key.js';
import type { LaneClaim } from './lane-claim.js';
import { loadHeldKeys } from './load-held-keys.js';
import { moveRows } from './move-rows.js';
import { releaseKeys } from './operating/release-keys.js';
import { readReleased } from './read-released.js';
import type { Refusal } from './refusal.js';

const topic = 'erp.finance.voucher';
const every = Array.from({ length: 64 }, (_, lane) => lane);

const refusalOf = (key: string): Refusal => ({
  ...{ topic, key, lane: laneOf(key), state: 'HELD', refusedId: 1 },
  ...{ code: 'RECORD_TOO_LARGE', reason: 'the spec says so' },
});

describe('the rows of held keys (trap 23)', () => {
  let outbox: OutboxFixture;
  let claim: LaneClaim;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  beforeEach(async () => {
    await outbox.reset();
    claim = await claimLanes(outbox.service, 'me');
  });
  afterAll(() => outbox.drop());

  const idsOf = async (table: 'outbox' | 'outbox_held', key: string): Promise<number[]> => {
    const rows = await outbox.service.query<{ id: number }>(
      `SELECT id FROM ${table} WHERE key = $1 ORDER BY id`,
      [key],
    );
    return rows.map(({ id }) => id);
  };
  const hold = async (key: string): Promise<number> =>
    moveRows(outbox.publisher, claim, [refusalOf(key)], await idsOf('outbox', key));
  const release = async (key: string): Promise<void> => {
    const transaction = await outbox.service.begin();
    await releaseKeys(transaction.db, { topic, key });
    await transaction.commit();
  };
  const read = (key: string) => readReleased(outbox.publisher, [{ topic, key }]);
  const end = (key: string, by = claim): Promise<KeyAddress[]> =>
    endReleases(outbox.publisher, by, [{ topic, key }]);

  it('leave the outbox together with the hold of their key, later ones behind them', async () => {
    await outbox.publish('BAD', 'GOOD', 'BAD');
    const first = await idsOf('outbox', 'BAD');
    expect(await hold('BAD')).toBe(2);
    await outbox.publish('BAD');
    const later = await idsOf('outbox', 'BAD');
    expect(await moveRows(outbox.publisher, claim, [], later)).toBe(1);

    expect(await idsOf('outbox_held', 'BAD')).toEqual([...first, ...later]);
    expect(await outbox.pending()).toBe(1);
    expect(await loadHeldKeys(outbox.publisher, every)).toMatchObject([{ topic, key: 'BAD', state: 'HELD' }]);
    expect((await read('BAD')).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  it('are moved, removed and let go by the owner of the lane alone', async () => {
    await outbox.publish('BAD', 'BAD');
    const [head, next] = await idsOf('outbox', 'BAD');
    expect(await moveRows(outbox.publisher, claim, [refusalOf('BAD')], [head ?? 0])).toBe(1);
    await release('BAD');
    await claimLanes(outbox.service, 'other');

    expect(await moveRows(outbox.publisher, claim, [], [next ?? 0])).toBe(0);
    expect(await acknowledgeReleased(outbox.publisher, claim, [head ?? 0])).toBe(0);
    await holdAgain(outbox.publisher, claim, [refusalOf('BAD')]);
    await outbox.service.query('DELETE FROM outbox_held');
    expect(await end('BAD')).toEqual([]);
    expect(await loadHeldKeys(outbox.publisher, every)).toMatchObject([{ key: 'BAD', state: 'RELEASING' }]);
  });

  it('are not moved by an owner whose lane is taken away at that moment', async () => {
    await outbox.publish('BAD');
    const taking = await outbox.service.begin();
    await claimLanes(taking.db, 'other');
    const moving = hold('BAD');
    await outbox.service.query('SELECT pg_sleep(0.05)');
    await taking.commit();

    expect(await moving).toBe(0);
    expect(await loadHeldKeys(outbox.publisher, every)).toEqual([]);
  });

  it('are never without their key', async () => {
    await outbox.publish('BAD');
    const ids = await idsOf('outbox', 'BAD');

    await expect(moveRows(outbox.publisher, claim, [], ids)).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
    });
    expect(await idsOf('outbox', 'BAD')).toEqual(ids);
  });

  it('hold their key until the last one is out, and then let it go', async () => {
    await outbox.publish('BAD', 'BAD');
    await hold('BAD');
    expect(await end('BAD')).toEqual([]);
    await release('BAD');
    expect(await end('BAD')).toEqual([]);
    expect(await acknowledgeReleased(outbox.publisher, claim, await idsOf('outbox_held', 'BAD'))).toBe(2);

    expect(await end('BAD')).toMatchObject([{ topic, key: 'BAD' }]);
    expect(await loadHeldKeys(outbox.publisher, every)).toEqual([]);
  });

  it('are held again with the reason of the second refusal', async () => {
    await outbox.publish('BAD');
    await hold('BAD');
    await release('BAD');
    const again = { ...refusalOf('BAD'), code: 'TOPIC_REFUSED', reason: 'not allowed either', refusedId: 2 };
    await holdAgain(outbox.publisher, claim, [again]);

    expect(
      await outbox.service.query(
        'SELECT state, code, reason, refused_id AS "refusedId" FROM outbox_held_key',
      ),
    ).toEqual([{ state: 'HELD', code: 'TOPIC_REFUSED', reason: 'not allowed either', refusedId: 2 }]);
  });

  it('are read in portions that fit into memory, each at least one row', async () => {
    await outbox.publish(...Array.from({ length: 120 }, () => 'MANY'), 'BIG', 'BIG');
    await outbox.service.query("UPDATE outbox SET payload = repeat('x', 5000000) WHERE key = 'BIG'");
    await hold('MANY');
    await hold('BIG');

    expect(await read('MANY')).toHaveLength(100);
    const both = [
      { topic, key: 'BIG' },
      { topic, key: 'MANY' },
    ];
    expect((await readReleased(outbox.publisher, both)).map(({ key, sequence }) => [key, sequence])).toEqual([
      ['BIG', 1],
    ]);
  });
});
