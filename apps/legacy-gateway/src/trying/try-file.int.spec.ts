import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { branchDay, branchRow } from '../canonical/branch-sales.mother.js';
import { ediOrders, interchange } from '../canonical/edi-orders.mother.js';
import { knownMasters } from '../canonical/known-masters.mother.js';
import { Receiving, sampleDay } from '../receiving/receiving.mother.js';
import { onlineRetailSource, type ConfiguredSource } from '../sources/configured-source.js';
import { shippedSource } from '../sources/shipped-sources.mother.js';
import { tryFile } from './try-file.js';

const SALE = 'erp.legacy.SatisBelgesiAlindi.v1';
const DAY = 'SATIS_2024-02-15.csv';

describe('a file that is tried', () => {
  let receiving: Receiving;
  let branch: ConfiguredSource;
  let edi: ConfiguredSource;

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    await knownMasters(receiving.database);
    branch = await shippedSource('branch-sales', receiving.folder, receiving.database);
    edi = await shippedSource('edi-orders', receiving.folder, receiving.database);
  });
  beforeEach(() => receiving.reset());
  afterAll(() => receiving.close());

  const attempt = (source: ConfiguredSource, name: string, bytes: Buffer | string, limit = 200) =>
    tryFile(receiving.units, source, { name, bytes: Buffer.from(bytes) }, limit);
  const receive = async (source: ConfiguredSource, name: string, bytes: Buffer | string) => {
    await receiving.drop(name, bytes);
    await receiving.receive(receiving.worker({ source }));
  };
  const kept = async () => {
    const [counts] = await receiving.database.query(
      `SELECT (SELECT count(*) FROM outbox) AS events, (SELECT count(*) FROM arrival) AS files,
              (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM quarantine) AS quarantined`,
    );
    return counts;
  };

  it('is no archive: the files in it are tried', async () => {
    await expect(attempt(edi, 'orders.ZIP', 'PK')).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      message: expect.stringContaining('try the files in it'),
    });
  });

  it('was received before where its own source sent it', async () => {
    const bytes = interchange(ediOrders(1));
    await receive(edi, 'orders.edi', bytes);
    expect(await attempt(edi, 'again.edi', bytes)).toMatchObject({ receivedBefore: true });
    const other = { ...edi, name: 'other-orders' };
    expect(await attempt(other, 'again.edi', bytes)).toMatchObject({ receivedBefore: false });
  });

  it('tells the documents, the events that they would be, and what would be quarantined, and keeps nothing', async () => {
    const bytes = branchDay([branchRow(), branchRow({ slip: 'F-2', item: 'NOBODY-KNOWS' })]);

    const trial = await attempt(branch, DAY, bytes);

    expect(trial).toEqual({
      source: 'branch-sales',
      file: DAY,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      mapping: branch.mapping,
      receivedBefore: false,
      refusal: null,
      totals: { records: 2, publish: 1, duplicate: 0, quarantine: 1, passed: 0 },
      records: [
        {
          ordinal: 1,
          line: 1,
          offset: bytes.indexOf('F-1'),
          outcome: 'PUBLISH',
          kind: 'SALE',
          documentNo: 'F-1',
          businessDate: '2024-02-15',
          lines: 1,
          event: { type: SALE, key: 'F-1', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
          tables: expect.objectContaining({ 'branch-units': expect.stringMatching(/^1/) }),
          faults: [],
          passed: null,
        },
        expect.objectContaining({
          ordinal: 2,
          outcome: 'FAULTY',
          documentNo: 'F-2',
          event: null,
          faults: [{ code: 'PRODUCT_NOT_FOUND', reason: expect.any(String) }],
        }),
      ],
    });
    expect(await kept()).toEqual({ events: 0, files: 0, documents: 0, quarantined: 0 });
  });

  it('has the ids that its events get when it is received', async () => {
    const file = interchange(ediOrders(3));
    const trial = await attempt(edi, 'orders.edi', file);

    await receive(edi, 'orders.edi', file);

    const ids = trial.records.map(({ event }) => ({ id: event?.id ?? '' }));
    expect(await receiving.eventIds()).toEqual(ids.sort((one, other) => (one.id < other.id ? -1 : 1)));
  });

  it('tells what is known already, and what is known with other content', async () => {
    await receive(edi, 'a.edi', interchange(ediOrders(2)));
    const before = await kept();

    const again = await attempt(edi, 'b.edi', interchange(ediOrders(2)));
    const corrected = await attempt(
      edi,
      'c.edi',
      interchange([
        { number: 'ORD-1', quantity: '6' },
        { number: 'ORD-2' },
        { number: 'ORD-3' },
        { number: 'ORD-3' },
      ]),
    );

    expect(again).toMatchObject({ receivedBefore: true, totals: { publish: 0, duplicate: 2 } });
    expect(corrected).toMatchObject({
      receivedBefore: false,
      totals: { publish: 1, duplicate: 2, quarantine: 1 },
    });
    expect(corrected.records.map(({ outcome }) => outcome)).toEqual([
      'CONFLICT',
      'DUPLICATE',
      'PUBLISH',
      'DUPLICATE',
    ]);
    expect(corrected.records[0]?.faults).toMatchObject([{ code: 'IDENTITY_CONFLICT' }]);
    expect(await kept()).toEqual(before);
  });

  it('is told whole where its trailer is wrong', async () => {
    const trial = await attempt(branch, DAY, branchDay([branchRow()], { totals: false }));

    expect(trial.refusal).toMatchObject({ code: 'FILE_INCOMPLETE' });
    expect(trial.totals).toMatchObject({ publish: 0, quarantine: 1 });
  });

  it('has all of its records counted, and as many told as are wanted', async () => {
    const retail = onlineRetailSource(receiving.folder, 0);

    const trial = await attempt(retail, '2010-12-01.csv', await sampleDay('2010-12-01.csv'), 5);

    expect(trial.totals).toEqual({ records: 143, publish: 143, duplicate: 0, quarantine: 0, passed: 0 });
    expect(trial.records).toHaveLength(5);
  });
});
