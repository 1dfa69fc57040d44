import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { LANES } from '../../lane.js';
import { OutboxFixture } from '../../specimen/outbox-fixture.js';
import { Blocked } from '../blocked.js';
import { LaneWork } from '../lane-work.js';
import { Cursors } from '../reading/cursors.js';
import { HeldRows } from '../reading/held-rows.js';
import { noMetrics } from '../relay-metrics.js';
import { announceFreeLanes, renewLanes, takeLanes } from './lane-statements.js';
import { LEASE_MS } from './lease-times.js';
import { Leases } from './leases.js';
import { Sharing } from './sharing.js';

const news = { free: 0, lost: [] };

describe('Sharing', () => {
  let outbox: OutboxFixture;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  afterAll(() => outbox.drop());

  afterEach(() => outbox.reset());

  /** Of an instance; `told` happens after a statement was done and before its answer arrives. */
  const instance = (told: (sql: string) => Promise<void>) => {
    const database = {
      query: async <Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> => {
        const rows = await outbox.publisher.query<Row>(sql, parameters);
        await told(sql);
        return rows;
      },
    };
    const [leases, cursors] = [new Leases(database, 'one'), new Cursors()];
    const work = new LaneWork({
      lanes: () => leases.lanes,
      cursors,
      held: new HeldRows(),
      blocked: new Blocked(),
      holding: { taken: () => Promise.resolve(), end: () => [], underWay: () => 0 },
      drop: () => [],
    });
    const sharing = new Sharing({ leases, work, metrics: noMetrics(), changed: () => undefined });
    return { leases, cursors, sharing };
  };

  it('reads every lane it holds, also those it takes again while others are told that they are free', async () => {
    let heard = (): Promise<void> => Promise.resolve();
    const { leases, cursors, sharing } = instance((sql) =>
      sql === announceFreeLanes ? heard() : Promise.resolve(),
    );
    await sharing.claim();
    heard = () => sharing.heard({ ...news, living: 1, free: LANES / 2 });

    await sharing.heard({ ...news, living: 2 });

    expect(leases.count).toBe(LANES);
    const read = cursors.all.flatMap(({ lanes }) => lanes);
    expect(read.toSorted((a, b) => a - b)).toEqual(leases.lanes.toSorted((a, b) => a - b));
  });

  it('takes nothing any more once it is closed, not even what it gives up itself', async () => {
    const { leases, sharing } = instance(() => Promise.resolve());
    await sharing.claim();
    await sharing.close();
    await leases.leave(new Map(leases.lanes.map((lane) => [lane, 0])));

    await sharing.claim();

    expect(leases.count).toBe(0);
  });

  it('frees nothing that it is just taking, whatever it hears meanwhile', async () => {
    const other = new Leases(outbox.publisher, 'other');
    await outbox.publisher.query(renewLanes, ['other', LEASE_MS, [], [], null]);
    let later: Promise<void> = Promise.resolve();
    let takes = 0;
    const { leases, sharing } = instance(async (sql) => {
      if (sql !== takeLanes || ++takes < 2) return;
      later = sharing.heard({ ...news, living: 2, free: 1 });
      // As many round trips as a statement of its own could need.
      for (let turn = 0; turn < 50; turn++) await outbox.publisher.query('SELECT');
    });
    await sharing.heard({ ...news, living: 2, free: LANES });
    await other.leave(new Map());

    await sharing.heard({ ...news, living: 1, free: LANES / 2 });
    await later;

    const held = await outbox.service.query<{ lane: number }>(
      "SELECT lane FROM outbox_lane WHERE owner = 'one' ORDER BY lane",
    );
    expect(held.map(({ lane }) => lane)).toEqual(leases.lanes.toSorted((a, b) => a - b));
  });
});
