import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { eventually } from '@kervan/testing';
import { ediOrders, interchange } from '../canonical/edi-orders.mother.js';
import { knownMasters } from '../canonical/known-masters.mother.js';
import { Receiving } from '../receiving/receiving.mother.js';
import { watchOf } from '../receiving/watch-of.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { shippedSource } from '../sources/shipped-sources.mother.js';
import type { FolderWatch } from '../watched-folder/folder-watch.js';
import { listDropped } from '../watched-folder/list-dropped.js';
import { zipOf, type Packed } from './zip.mother.js';

const SALE = 'erp.legacy.SatisBelgesiAlindi.v1';
const QUARANTINED = 'erp.legacy.KayitKarantinayaAlindi.v1';

describe('an archive', () => {
  let receiving: Receiving;
  let edi: ConfiguredSource;
  let watch: FolderWatch;

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    await knownMasters(receiving.database);
    edi = { ...(await shippedSource('edi-orders', '', receiving.database)), folder: receiving.folder };
  });
  beforeEach(async () => {
    await receiving.reset();
    const { database, units: unitOfWork, store } = receiving;
    const logger = createLogger('legacy-gateway', { level: 'fatal' });
    watch = watchOf(edi, { database, unitOfWork, store, worker: 'first', logger });
    await watch.onApplicationBootstrap();
  });
  afterEach(() => watch.beforeApplicationShutdown());
  afterAll(() => receiving.close());

  const orders = (number: string) => interchange([{ number }]);
  const drop = async (name: string, bytes: Buffer) => {
    await receiving.drop(name, bytes);
    await receiving.drop(`${name}.done`, '');
  };
  const processed = (count: number) =>
    eventually(`${count} files`, async () => (await receiving.names()).processed.length === count);

  it('is unpacked, and its files are received one by one', async () => {
    const folder = { name: 'day/', bytes: '', method: 0 };
    await drop(
      'a.zip',
      zipOf(folder, { name: 'day/1.edi', bytes: orders('ORD-1') }, { name: '2.edi', bytes: orders('ORD-2') }),
    );

    await processed(3);

    expect(await receiving.arrivals()).toMatchObject([
      { file: 'a.zip', outcome: 'UNPACKED', lines: 0 },
      { file: expect.stringMatching(/^a\.zip![0-9a-f]{8}-00002!1\.edi$/), published: 1 },
      { file: expect.stringMatching(/^a\.zip![0-9a-f]{8}-00003!2\.edi$/), published: 1 },
    ]);
    expect(await receiving.events()).toEqual({ [SALE]: 2 });
    expect((await receiving.names()).left).toEqual([]);
  });

  it('that comes again is a duplicate, and so are its files packed otherwise', async () => {
    const entry = { name: '1.edi', bytes: orders('ORD-1') };
    await drop('a.zip', zipOf(entry));
    await processed(2);
    await drop('b.zip', zipOf(entry));
    await processed(3);
    await drop('c.zip', zipOf({ ...entry, method: 0 }));
    await processed(5);

    expect((await receiving.arrivals()).map(({ outcome }) => outcome)).toEqual([
      'UNPACKED',
      'RECEIVED',
      'DUPLICATE',
      'UNPACKED',
      'DUPLICATE',
    ]);
    expect(await receiving.events()).toEqual({ [SALE]: 1 });
  });

  it('may have names in a charset of DOS, and two entries of one name', async () => {
    const name = Buffer.from([0x73, 0x69, 0x70, 0x61, 0x72, 0x69, 0x9f, 0x2e, 0x65, 0x64, 0x69]);
    await drop('a.zip', zipOf({ name, bytes: orders('ORD-1') }, { name, bytes: orders('ORD-2') }));

    await processed(3);

    expect((await receiving.arrivals()).map(({ file }) => file.split('!').at(2))).toEqual([
      undefined,
      'sipari_.edi',
      'sipari_.edi',
    ]);
    expect(await receiving.events()).toEqual({ [SALE]: 2 });
  });

  const good = { name: '1.edi', bytes: interchange(ediOrders(1)) };
  it.each<[string, Packed, string]>([
    ['a name that leads out', { name: '../2.edi', bytes: 'x' }, 'entry 2: its name leads out of the folder'],
    [
      'the same in the manner of DOS',
      { name: 'a\\..\\..\\2.edi', bytes: 'x' },
      'entry 2: its name leads out of the folder',
    ],
    ['an absolute name', { name: '/etc/2.edi', bytes: 'x' }, 'entry 2: its name is absolute'],
    ['a name with a drive', { name: 'C:\\2.edi', bytes: 'x' }, 'entry 2: its name is absolute'],
    ['an encrypted entry', { name: '2.edi', bytes: 'x', flags: 1 }, 'entry 2: it is encrypted'],
    ['an archive inside', { name: '2.ZIP', bytes: zipOf(good) }, 'entry 2: it is an archive itself'],
    [
      'another way of packing',
      { name: '2.edi', bytes: 'x', method: 14 },
      'entry 2: it is packed by method 14',
    ],
    [
      'very much of nothing',
      { name: '2.edi', bytes: Buffer.alloc(8_388_608) },
      'entry 2: it is packed to less than a 200th',
    ],
    [
      'other bytes than were packed',
      { name: '2.edi', bytes: 'x', crc: 1 },
      'the archive cannot be read: the bytes of an entry are not those that were packed',
    ],
  ])('with %s is refused, and nothing of it is received', async (_, entry, reason) => {
    await drop('a.zip', zipOf(good, entry));

    await processed(1);

    expect(await receiving.quarantined()).toMatchObject([{ line: 1, lines: 1, reason }]);
    expect(await receiving.events()).toEqual({ [QUARANTINED]: 1 });
    expect((await receiving.names()).left).toEqual([]);
  });

  it('that is still written is waited for', async () => {
    await receiving.drop('a.zip', zipOf(good).subarray(0, -30));
    const [file] = (await listDropped(receiving.folder)).files;
    if (!file) throw new Error('nothing was dropped');

    const worker = receiving.worker({ source: edi, zip: true });
    const outcome = await worker.receive({ ...file, final: false }, new AbortController().signal);

    expect(outcome).toBe('INCOMPLETE');
    expect(await receiving.arrivals()).toEqual([]);
  });

  it('that is none, or is cut, is refused', async () => {
    await drop('a.zip', Buffer.from('no archive at all'));
    await drop('b.zip', zipOf(good).subarray(0, -30));

    await processed(2);

    expect(await receiving.quarantined()).toMatchObject([{ code: 'FORMAT_ERROR' }, { code: 'FORMAT_ERROR' }]);
  });
});
