import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { eventually } from '@kervan/testing';
import { ediOrders, interchange } from '../canonical/edi-orders.mother.js';
import { knownMasters } from '../canonical/known-masters.mother.js';
import { shippedSource, shippedSources } from '../sources/shipped-sources.mother.js';
import { Receiving } from './receiving.mother.js';
import { ReceiverProcess } from './specimen/receiver-process.mother.js';

const SOURCE = 'edi-orders';
const ORDERS = 3_000;
const KILLS = 20;
const DOCUMENTS = 25;

/** Orders of which some are refused, so that both outcomes are cut. */
const file = interchange(
  ediOrders(ORDERS).map((order, index) =>
    index % 10 === 9 ? { ...order, article: '8690000009999' } : order,
  ),
);

describe('a process that receives a file and is killed', () => {
  let receiving: Receiving;

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    await knownMasters(receiving.database);
  });
  afterAll(() => receiving.close());

  const counted = async () => {
    const [arrival] = await receiving.database.query<{ checkpoint: number; outcome: string | null }>(
      'SELECT checkpoint, outcome FROM arrival',
    );
    return { checkpoint: arrival?.checkpoint ?? 0, isOver: (arrival?.outcome ?? null) !== null };
  };
  const outcome = async () => ({
    arrivals: await receiving.arrivals(),
    documents: await receiving.database.query(
      `SELECT event_id AS id, payload FROM outbox WHERE topic = 'erp.legacy.document' ORDER BY event_id`,
    ),
    quarantined: await receiving.quarantined(),
    events: await receiving.events(),
  });

  it(`at ${KILLS} random points leaves the same events, none of them twice`, async () => {
    const source = await shippedSource(SOURCE, receiving.folder, receiving.database);
    await receiving.drop('orders.edi', file);
    await receiving.receive(receiving.worker({ source }));
    const undisturbed = await outcome();
    await receiving.reset();
    await receiving.drop('orders.edi', file);

    const killedAt: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const killed = await ReceiverProcess.start({
        databaseUrl: receiving.url,
        declared: shippedSources,
        source: SOURCE,
        folder: receiving.folder,
        worker: `worker ${kill}`,
        documents: DOCUMENTS,
      });
      const from = await counted();
      const left = KILLS - kill;
      const some =
        from.checkpoint + Math.floor((Math.random() * 2 * (ORDERS - from.checkpoint)) / (left + 1));
      await eventually(`record ${some}`, async () => (await counted()).checkpoint >= some);
      await killed.kill();
      killedAt.push((await counted()).checkpoint);
      await receiving.database.query(`UPDATE arrival SET lease_until = '-infinity' WHERE filed_at IS NULL`);
    }
    await receiving.receive(receiving.worker({ source, worker: 'last' }));

    expect(await outcome()).toEqual(undisturbed);
    expect(undisturbed.arrivals).toMatchObject([{ lines: ORDERS, published: 2_700, quarantined: 300 }]);
    // Most of them in the middle of the file.
    expect(killedAt.filter((at) => at < ORDERS).length).toBeGreaterThan(KILLS / 2);
    expect((await receiving.names()).left).toEqual([]);
  });
});
