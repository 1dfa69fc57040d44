import { beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import type { OutboxRow } from '../relay/outbox-row.js';
import { HeldKeys } from './held-keys.js';

const topic = 'erp.finance.voucher';
const refusal = new KervanError('RECORD_TOO_LARGE', 'the spec says so');
const always = () => true;

const row = (id: number, key = 'BAD', lane = 1): OutboxRow => ({
  ...{ id, lane, topic, key, sequence: id },
  ...{ headers: '{}', payload: '{}' },
});
const held = (id: number): OutboxRow => ({ ...row(id), source: 'held' });

describe('HeldKeys (trap 23)', () => {
  let keys: HeldKeys;

  beforeEach(() => {
    keys = new HeldKeys();
    keys.refuse(row(1), refusal);
  });

  /** The refusal is in the database, and an operator releases the key. */
  const release = (): void => {
    const move = keys.takeMove();
    if (move) keys.moved(move);
    keys.released([{ topic, key: 'BAD' }]);
  };

  it('holds a key from its refused row on, and no other', () => {
    expect([row(2), row(3, 'GOOD')].map((one) => keys.holds(one))).toEqual([true, false]);
    keys.keep(row(2));

    expect(keys.takeMove()).toMatchObject({
      refusals: [{ topic, key: 'BAD', lane: 1, code: 'RECORD_TOO_LARGE', refusedId: 1, state: 'HELD' }],
      rows: [{ id: 1 }, { id: 2 }],
    });
    expect(keys.takeMove()).toBeNull();
  });

  it('moves a large backlog in portions, each with the refusals of its keys', () => {
    for (let id = 2; id <= 1_500; id++) keys.keep(row(id));
    keys.refuse(row(1_501, 'WORSE'), refusal);

    expect(keys.takeMove()).toMatchObject({ refusals: [{ key: 'BAD' }], rows: { length: 1_000 } });
    expect(keys.waiting).toBe(501);
    expect(keys.takeMove()).toMatchObject({ refusals: [{ key: 'WORSE' }], rows: { length: 501 } });
  });

  it('sends rows of a released key that were held, and still none out of the outbox', () => {
    expect(keys.holds(held(1))).toBe(true);
    release();

    expect([held(1), row(2)].map((one) => keys.holds(one))).toEqual([false, true]);
  });

  it('offers a released key again when nothing of it is under way', () => {
    release();
    expect(keys.releasable(always, 9)).toMatchObject([{ key: 'BAD' }]);
    expect(keys.releasable(({ lane }) => lane !== 1, 9)).toEqual([]);
    expect(keys.offered([held(1), held(2)], always)).toHaveLength(2);
    keys.letGo(held(1));
    expect(keys.releasable(always, 9)).toEqual([]);
    keys.letGo(held(2));

    expect(keys.releasable(always, 9)).toHaveLength(1);
  });

  it('holds a key again of which a released row is refused, whatever the database said before', () => {
    release();
    keys.offered([held(1), held(2)], always);
    keys.refuse(held(1), refusal);
    keys.released([{ topic, key: 'BAD' }]);

    expect(keys.holds(held(2))).toBe(true);
    keys.keep(held(2));
    const again = keys.takeRefusedAgain();
    expect(again).toMatchObject([{ key: 'BAD', state: 'HELD' }]);
    keys.heldAgain(again);
    keys.released([{ topic, key: 'BAD' }]);
    expect(keys.releasable(always, 9)).toHaveLength(1);
  });

  it('lets a key go when the database holds no row of it', () => {
    release();
    keys.ended([{ topic, key: 'BAD' }]);

    expect(keys.holds(row(2))).toBe(false);
    expect(keys.size).toBe(0);
  });

  it('goes on holding a key, as released, where a row was kept while it was let go', () => {
    release();
    keys.keep(row(2));
    keys.ended([{ topic, key: 'BAD' }]);

    expect(keys.holds(row(3))).toBe(true);
    expect(keys.releasable(always, 9)).toEqual([]);
    expect(keys.takeMove()).toMatchObject({
      refusals: [{ key: 'BAD', state: 'RELEASING' }],
      rows: [{ id: 2 }],
    });
  });

  it('forgets lanes that are over and returns the rows that were to be moved', () => {
    keys.refuse(row(7, 'OTHER', 2), refusal);

    expect(keys.end(new Set([1]))).toMatchObject([{ id: 1 }]);
    expect([row(2), row(8, 'OTHER', 2)].map((one) => keys.holds(one))).toEqual([false, true]);
    expect(keys.takeMove()).toMatchObject({ refusals: [{ key: 'OTHER' }], rows: [{ id: 7 }] });
  });
});
