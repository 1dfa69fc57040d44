import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { LANES } from '../../lane.js';
import { OutboxFixture } from '../../specimen/outbox-fixture.js';
import { Blocked } from '../blocked.js';
import { LaneWork } from '../lane-work.js';
import { Cursors } from '../reading/cursors.js';
import { HeldRows } from '../reading/held-rows.js';
import { noMetrics } from '../relay-metrics.js';
import { announceFreeLanes } from './lane-statements.js';
import { Leases } from './leases.js';
import { Sharing } from './sharing.js';

const news = { free: 0, lost: [] };

describe('Sharing', () => {
  let outbox: OutboxFixture;

  beforeAll(async () => void (outbox = await OutboxFixture.create(testStores().databaseUrl)));
  afterAll(() => outbox.drop());

  it('reads every lane it holds, also those it takes again while others are told that they are free', async () => {
    let told: () => Promise<void> = () => Promise.resolve();
    const database = {
      query: async <Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> => {
        if (sql === announceFreeLanes) await told();
        return outbox.publisher.query<Row>(sql, parameters);
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
    await sharing.claim();
    told = () => sharing.heard({ ...news, living: 1, free: LANES / 2 });

    await sharing.heard({ ...news, living: 2 });

    expect(leases.count).toBe(LANES);
    const read = cursors.all.flatMap(({ lanes }) => lanes);
    expect(read.toSorted((a, b) => a - b)).toEqual(leases.lanes.toSorted((a, b) => a - b));
  });
});
