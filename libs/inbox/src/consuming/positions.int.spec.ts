import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { CONSUMER, InboxFixture } from '../fixture/inbox.fixture.js';
import { Positions } from './positions.js';

describe('Positions', () => {
  const held = { topic: 'spec.thing', partition: 0, start: 5, end: 20 };
  const lost: string[] = [];
  /** What the broker says when it is asked again. */
  let latest = held;
  let inbox: InboxFixture;
  let positions: Positions;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await inbox.reset();
    lost.length = 0;
    const offsets = () => Promise.resolve([latest]);
    positions = new Positions(inbox.unitOfWork, CONSUMER, { offsets }, ({ code }) => void lost.push(code));
  });
  afterAll(() => inbox.end());

  const startOf = async (offsets = held) => (await positions.startAt([offsets])).get('spec.thing/0');
  const consumedTo = (offset: number) =>
    inbox.database.query('UPDATE inbox_partition SET next_offset = $1', [offset]);

  it('begin at the oldest record of a partition nobody consumed yet', async () => {
    expect(await startOf()).toBe(5);
  });

  it('go on where the database says', async () => {
    await startOf();
    await consumedTo(12);

    expect(await startOf()).toBe(12);
    expect(lost).toEqual([]);
  });

  it('take a position above the end that was read before it for what it is', async () => {
    await startOf();
    await consumedTo(12);
    latest = held;

    expect(await startOf({ ...held, end: 11 })).toBe(12);
    expect(lost).toEqual([]);
  });

  it.each([
    ['dropped what comes next', { ...held, start: 13 }],
    ['ends before what was consumed', { ...held, end: 11 }],
  ])('stop a partition that %s, until it is held again', async (_, offsets) => {
    await startOf();
    await consumedTo(12);
    latest = offsets;

    await startOf(offsets);
    expect(lost).toEqual(['DATA_LOSS']);
    expect([...positions.lost.keys()]).toEqual(['spec.thing/0']);

    await startOf();
    expect(positions.lost.size).toBe(0);
  });
});
