import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { dayFile, row } from '../online-retail/retail-rows.mother.js';
import { InterruptedUnitOfWork } from './interrupted-unit-of-work.mother.js';
import { Receiving, sampleDay } from './receiving.mother.js';

const crash = () => Promise.reject(new Error('crash'));

describe('an interrupted file', () => {
  let receiving: Receiving;
  let day: Buffer;

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    day = await sampleDay('non-contiguous/2011-02-01.csv');
  });
  beforeEach(() => receiving.reset());
  afterAll(() => receiving.close());

  const complete = { outcome: 'RECEIVED', lines: 1574, published: 1574, duplicate: 0, quarantined: 0 };
  const interrupted = (batch: number, interrupt: () => Promise<void>, before: 'work' | 'commit' = 'commit') =>
    new InterruptedUnitOfWork(receiving.units, { batch, before, interrupt });

  it.each([1, 3, 5])('goes on in another process where batch %d crashed, nothing twice', async (batch) => {
    await receiving.drop('2011-02-01.csv', day);
    await receiving.receive();
    const undisturbed = await receiving.eventIds();
    await receiving.reset();
    await receiving.drop('2011-02-01.csv', day);
    const dying = receiving.worker({ leaseMs: 0, unitOfWork: interrupted(batch, crash) });
    await expect(receiving.receive(dying)).rejects.toThrow('crash');
    const [before] = await receiving.arrivals();

    await receiving.receive(receiving.worker({ worker: 'second' }));

    expect(before).toMatchObject({ outcome: null, quarantined: 0 });
    expect((await receiving.eventIds()).length).toBe(86);
    expect(await receiving.eventIds()).toEqual(undisturbed);
    expect(await receiving.arrivals()).toEqual([{ file: '2011-02-01.csv', ...complete }]);
    expect(await receiving.names()).toEqual({ left: [], processed: ['2011-02-01.csv'] });
  });

  it('is left alone while its worker lives', async () => {
    await receiving.drop('2011-02-01.csv', day);
    const dying = receiving.worker({ unitOfWork: interrupted(3, crash) });
    await expect(receiving.receive(dying)).rejects.toThrow('crash');
    const [before] = await receiving.arrivals();

    await receiving.receive(receiving.worker({ worker: 'second' }));

    expect(await receiving.arrivals()).toEqual([before]);
    expect(await receiving.names()).toEqual({ left: ['2011-02-01.csv'], processed: [] });
  });

  it('is received once by two workers at the same time', async () => {
    await receiving.drop('2010-12-01.csv', await sampleDay('2010-12-01.csv'));
    await receiving.drop('2011-02-01.csv', day);
    const workers = ['first', 'second'].map((worker) => receiving.worker({ worker }));

    await Promise.all(workers.map((worker) => receiving.receive(worker)));

    expect((await receiving.arrivals()).map(({ lines, published }) => [lines, published]).sort()).toEqual([
      [1574, 1574],
      [3108, 3108],
    ]);
    expect(await receiving.eventIds()).toHaveLength(229);
    expect((await receiving.names()).left).toEqual([]);
  });

  it('cannot be written by a worker that lost it', async () => {
    await receiving.drop('2011-02-01.csv', day);
    const takeOver = async () => {
      await receiving.database.query(`UPDATE arrival SET worker = 'second' WHERE lease_until < now()`);
    };
    const slow = interrupted(2, takeOver, 'work');

    await expect(receiving.receive(receiving.worker({ leaseMs: 0, unitOfWork: slow }))).rejects.toMatchObject(
      {
        code: 'LEASE_LOST',
      },
    );

    expect(await receiving.eventIds()).toHaveLength(20);
    await receiving.receive(receiving.worker({ worker: 'second' }));
    expect(await receiving.arrivals()).toEqual([{ file: '2011-02-01.csv', ...complete }]);
    expect(await receiving.eventIds()).toHaveLength(86);
  });

  it('is given up between two batches when the service stops, and free at once', async () => {
    await receiving.drop('2011-02-01.csv', day);
    const stop = new AbortController();
    const stopping = interrupted(2, () => {
      stop.abort(new Error('stopped'));
      return Promise.resolve();
    });
    await expect(receiving.receive(receiving.worker({ unitOfWork: stopping }), stop.signal)).rejects.toThrow(
      'stopped',
    );

    await receiving.receive(receiving.worker({ worker: 'second' }));

    expect(await receiving.arrivals()).toEqual([{ file: '2011-02-01.csv', ...complete }]);
  });

  it('that was overwritten meanwhile counts as dropped anew: what is known is duplicate, the rest is published', async () => {
    const half = dayFile(row(), row({ documentNo: '536366' }));
    const whole = dayFile(row(), row({ documentNo: '536366' }), row({ documentNo: '536367' }));
    await receiving.drop('2010-12-01.csv', half);
    const overwrite = interrupted(1, () => receiving.drop('2010-12-01.csv', whole));
    await receiving.receive(receiving.worker({ unitOfWork: overwrite, documents: 1 }));

    await receiving.receive();

    expect(await receiving.arrivals()).toMatchObject([
      { outcome: 'CHANGED', lines: 1, published: 1 },
      { outcome: 'RECEIVED', lines: 3, published: 2, duplicate: 1 },
    ]);
    expect(await receiving.eventIds()).toHaveLength(3);
  });

  it('that was settled and moved, but not noted as moved, is not taken for the next file of its name', async () => {
    await receiving.drop('2010-12-01.csv', dayFile(row()));
    await receiving.receive();
    await receiving.database.query(`UPDATE arrival SET filed_at = NULL, lease_until = '-infinity'`);
    await receiving.drop('2010-12-01.csv', dayFile(row({ documentNo: '536366' })));

    await receiving.receive();
    await receiving.receive();

    expect((await receiving.arrivals()).map(({ published }) => published)).toEqual([1, 1]);
    expect((await receiving.names()).processed).toEqual([
      '2010-12-01.csv',
      expect.stringMatching(/^2010-12-01\.csv\.\d+$/),
    ]);
  });

  it('that was settled but not moved is moved, and not read again', async () => {
    await receiving.drop('2010-12-01.csv', dayFile(row()));
    await receiving.receive();
    await receiving.database.query(`UPDATE arrival SET filed_at = NULL, lease_until = '-infinity'`);
    const { folder } = receiving;
    await rename(join(folder, 'processed', '2010-12-01.csv'), join(folder, '2010-12-01.csv'));

    await receiving.receive(receiving.worker({ worker: 'second' }));

    expect(await receiving.arrivals()).toHaveLength(1);
    expect(await readFile(join(folder, 'processed', '2010-12-01.csv'))).toEqual(dayFile(row()));
  });
});
