import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { OutboxFixture } from '../../specimen/outbox-fixture.js';
import { LANES } from '../../lane.js';
import { acknowledge } from '../acknowledge.js';
import { LEASE_MS, LONGEST_SEND_MS, SEND_MARGIN_MS } from './lease-times.js';
import { freeLanes, renewLanes } from './lane-statements.js';
import { Leases } from './leases.js';
import { SharedLeases } from './shared-leases.js';

interface Renewed {
  readonly living: number;
  readonly free: number;
  readonly renewed: number[];
  readonly endsInMs: number | null;
}

/** What the renewing thread of an instance asks with. */
function renewing({ owner, claim, shared }: Leases): unknown[] {
  return [owner, LEASE_MS, [...claim.epochs.keys()], [...claim.epochs.values()], shared.floors().map(String)];
}

describe('Leases', () => {
  let outbox: OutboxFixture;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  beforeEach(() => outbox.reset());
  afterAll(() => outbox.drop());

  const leasesOf = (owner: string) => new Leases(outbox.publisher, owner);
  const expire = () =>
    outbox.service.query("UPDATE outbox_publisher SET seen_until = clock_timestamp() - interval '1 ms'");
  const renewed = async (leases: Leases): Promise<Renewed | undefined> => {
    const [answer] = await outbox.publisher.query<Renewed>(renewLanes, renewing(leases));
    return answer;
  };
  /** Until a statement of a publisher waits for a lock. */
  const whileWaiting = async (): Promise<void> => {
    const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await outbox.publisher.query(waits)).length === 0)
      await outbox.publisher.query('SELECT pg_sleep(0.005)');
  };
  const epochs = () =>
    outbox.service.query<{ epoch: number }>('SELECT DISTINCT epoch FROM outbox_lane ORDER BY 1');

  it('gives no lane to two of many that ask at once (trap 5)', async () => {
    const all = Array.from({ length: 8 }, (_, index) => leasesOf(`p${String(index)}`));

    const taken = (await Promise.all(all.map((leases) => leases.take()))).flat();

    expect(taken.map(({ lane }) => lane).toSorted((a, b) => a - b)).toEqual(
      [...new Set(taken.map(({ lane }) => lane))].sort((a, b) => a - b),
    );
    expect(await epochs()).not.toContainEqual({ epoch: 2 });
  });

  it('takes no more than a fair share, and what another instance releases', async () => {
    const [one, other] = [leasesOf('one'), leasesOf('other')];
    expect(await one.take()).toHaveLength(LANES);
    expect(await other.take()).toEqual([]);

    await one.release(new Map(one.lanes.slice(0, 40).map((lane) => [lane, 17])));
    const taken = await other.take();

    expect(taken).toHaveLength(LANES / 2);
    expect(new Set(taken.map(({ floor }) => floor))).toEqual(new Set([17]));
    expect(one.count).toBe(24);
  });

  it('counts an instance that left as gone at once', async () => {
    const [one, other] = [leasesOf('one'), leasesOf('other')];
    await one.take();
    await other.take();
    await one.leave(new Map(one.lanes.map((lane) => [lane, 0])));

    expect(await other.take()).toHaveLength(LANES);
  });

  it('ends by the clock of the database at the moment of the statement, not of its transaction (trap 8)', async () => {
    await leasesOf('former').take();
    const old = await outbox.publisher.begin();
    await old.db.query('SELECT now()');
    await expire();
    const late = new Leases({ query: (sql, parameters) => old.db.query(sql, parameters) }, 'late');

    expect((await late.take()).length).toBeGreaterThan(0);
    await old.rollback();
  });

  it('is valid here from before it was asked for', async () => {
    const one = leasesOf('one');
    const before = process.hrtime.bigint();
    await one.take();

    const validUntil = one.shared.remainingMs(0) + Number(process.hrtime.bigint() - before) / 1e6;
    expect(validUntil).toBeGreaterThanOrEqual(LEASE_MS);
    expect(one.shared.remainingMs(0)).toBeLessThan(LEASE_MS);
  });

  it('says when the first lease of the others ends', async () => {
    const [one, other] = [leasesOf('one'), leasesOf('other')];
    const endsInMs = async () => (await renewed(one))?.endsInMs;
    await one.take();
    expect(await endsInMs()).toBeNull();

    await other.take();
    await outbox.service.query(
      "UPDATE outbox_publisher SET seen_until = clock_timestamp() + interval '1 hour' WHERE owner = 'other'",
    );

    expect(await endsInMs()).toBeGreaterThan(3_000_000);
  });

  it('renews without a new version of the lanes, which nobody could remove while a transaction is open (trap 12)', async () => {
    const versions = () => outbox.service.query('SELECT lane, ctid FROM outbox_lane ORDER BY lane');
    const one = leasesOf('one');
    await one.take();
    const before = await versions();

    for (let turn = 0; turn < 3; turn++) await renewed(one);

    expect(await versions()).toEqual(before);
  });

  it('takes what an instance held that renewed no more, at the floors it told last', async () => {
    const [former, heir] = [leasesOf('former'), leasesOf('heir')];
    await former.take();
    former.shared.storeFloor(7, 1_234);
    expect((await renewed(former))?.renewed).toHaveLength(LANES);
    expect((await renewed(heir))?.free).toBe(0);
    await expire();
    expect((await renewed(heir))?.free).toBe(LANES);

    const taken = await heir.take();

    expect(taken).toHaveLength(LANES);
    expect(taken.find(({ lane }) => lane === 7)?.floor).toBe(1_234);
    expect(await renewed(former)).toMatchObject({ renewed: [], living: 2 });
  });

  it('renews late what nobody took, and nothing once its row was taken away', async () => {
    const [late, other] = [leasesOf('late'), leasesOf('other')];
    await late.take();
    await expire();
    expect((await renewed(late))?.renewed).toHaveLength(LANES);

    await expire();
    await outbox.publisher.query(freeLanes, [other.owner, other.lanes]);

    expect((await renewed(late))?.renewed).toEqual([]);
    expect((await renewed(late))?.renewed).toEqual([]);
    expect(await late.take()).toEqual([]);
    late.drop(late.lanes);
    expect(await late.take()).toHaveLength(LANES);
  });

  it('frees what it holds no more, though it lives on and has its share', async () => {
    const before = leasesOf('one');
    await before.take();
    const [again, other] = [leasesOf('one'), leasesOf('other')];
    await renewed(other);

    expect(await again.take()).toHaveLength(LANES / 2);

    expect(await other.take()).toHaveLength(LANES / 2);
  });

  it('waits for a renewal that is under way, and frees nothing then', async () => {
    const [slow, other] = [leasesOf('slow'), leasesOf('other')];
    await slow.take();
    await expire();
    const renewal = await outbox.publisher.begin();
    await renewal.db.query(renewLanes, renewing(slow));

    const freed = other.take();
    await whileWaiting();
    await renewal.commit();

    expect(await freed).toEqual([]);
  });

  it('leaves a former owner nothing: no release, no deletion (trap 6)', async () => {
    const zombie = leasesOf('same name');
    await zombie.take();
    await expire();
    const owner = leasesOf('same name');
    await owner.take();
    await outbox.publish('A', 'B');

    await zombie.release(new Map([[0, 99]]));
    const { count } = await acknowledge(outbox.publisher, [1, 2], {
      owner: 'same name',
      epochs: new Map(zombie.lanes.map((lane) => [lane, 1])),
    });

    expect(count).toBe(0);
    expect(await outbox.pending()).toBe(2);
    expect(await acknowledge(outbox.publisher, [1, 2], owner.claim)).toMatchObject({ count: 2 });
    expect(await outbox.service.query('SELECT owner, floor FROM outbox_lane WHERE lane = 0')).toEqual([
      { owner: 'same name', floor: 0 },
    ]);
  });

  it('gives a send less time than its lanes have left, and none once one of them is over', async () => {
    let now = 0n;
    const one = new Leases(outbox.publisher, 'one', new SharedLeases(undefined, () => now));
    await one.take();
    expect(await one.sendDeadlineMs([1, 2])).toBe(LONGEST_SEND_MS);
    now = 1_000_000_000n;
    expect(await one.sendDeadlineMs([1, 2])).toBe(LEASE_MS - 1_000 - SEND_MARGIN_MS);

    one.drop([2]);

    expect(await one.sendDeadlineMs([1, 2])).toBeNull();
    expect(await one.sendDeadlineMs([1])).toBe(LEASE_MS - 1_000 - SEND_MARGIN_MS);
  });
});
