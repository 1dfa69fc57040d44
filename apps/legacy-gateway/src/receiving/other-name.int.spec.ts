import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { ediOrders, interchange } from '../canonical/edi-orders.mother.js';
import { knownMasters } from '../canonical/known-masters.mother.js';
import { shippedSource } from '../sources/shipped-sources.mother.js';
import { InterruptedUnitOfWork } from './interrupted-unit-of-work.mother.js';
import { Receiving } from './receiving.mother.js';
import type { ReceivedSource } from './received-source.js';

const ORDERS = 50;
const file = interchange(ediOrders(ORDERS));

describe('an interrupted file that comes under another name', () => {
  let receiving: Receiving;
  let source: ReceivedSource;

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    await knownMasters(receiving.database);
    source = await shippedSource('edi-orders', receiving.folder, receiving.database);
  });
  beforeEach(async () => {
    await receiving.reset();
    await receiving.drop('orders.edi', file);
    const crash = () => Promise.reject(new Error('crash'));
    const unitOfWork = new InterruptedUnitOfWork(receiving.units, {
      batch: 2,
      before: 'commit',
      interrupt: crash,
    });
    await expect(receiving.receive(receiving.worker({ source, unitOfWork }))).rejects.toThrow('crash');
  });
  afterAll(() => receiving.close());

  const died = () => receiving.database.query(`UPDATE arrival SET lease_until = '-infinity'`);
  const goOn = () => receiving.receive(receiving.worker({ source, worker: 'second' }));

  it('waits while its worker lives, and then goes on', async () => {
    await rename(join(receiving.folder, 'orders.edi'), join(receiving.folder, 'again.edi'));
    await goOn();
    expect(await receiving.eventIds()).toHaveLength(20);
    expect((await receiving.names()).left).toEqual(['again.edi']);

    await died();
    await goOn();
    expect(await receiving.eventIds()).toHaveLength(ORDERS);
    expect(await receiving.names()).toEqual({ left: [], processed: ['again.edi'] });
  });

  it('counts every record once under each name', async () => {
    await receiving.drop('again.edi', file);
    await died();
    await goOn();

    expect(await receiving.arrivals()).toEqual([
      {
        file: 'orders.edi',
        outcome: 'RECEIVED',
        lines: ORDERS,
        published: 20,
        duplicate: 30,
        quarantined: 0,
      },
      { file: 'again.edi', outcome: 'RECEIVED', lines: ORDERS, published: 30, duplicate: 20, quarantined: 0 },
    ]);
    expect(await receiving.eventIds()).toHaveLength(ORDERS);
    expect((await receiving.names()).left).toEqual([]);
  });
});
