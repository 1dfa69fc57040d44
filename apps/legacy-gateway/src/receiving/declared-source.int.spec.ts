import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { branchDay, branchRow } from '../canonical/branch-sales.mother.js';
import { ediOrders, interchange } from '../canonical/edi-orders.mother.js';
import { knownMasters } from '../canonical/known-masters.mother.js';
import { productList } from '../canonical/product-list.mother.js';
import type { ConfiguredSource } from '../sources/configured-source.js';
import { shippedSource } from '../sources/shipped-sources.mother.js';
import { listDropped } from '../watched-folder/list-dropped.js';
import { Receiving } from './receiving.mother.js';

const SALE = 'erp.legacy.SatisBelgesiAlindi.v1';
const PRODUCT = 'erp.legacy.UrunBelgesiAlindi.v1';
const QUARANTINED = 'erp.legacy.KayitKarantinayaAlindi.v1';
const DAY = 'SATIS_2024-02-15.csv';

describe('a declared source', () => {
  let receiving: Receiving;
  let branch: ConfiguredSource;
  let edi: ConfiguredSource;
  let products: ConfiguredSource;

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
    await knownMasters(receiving.database);
    branch = await shippedSource('branch-sales', receiving.folder, receiving.database);
    edi = await shippedSource('edi-orders', receiving.folder, receiving.database);
    products = await shippedSource('product-list', receiving.folder, receiving.database);
  });
  beforeEach(() => receiving.reset());
  afterAll(() => receiving.close());

  const receive = (source: ConfiguredSource) => receiving.receive(receiving.worker({ source }));
  const origins = async () => {
    const rows = await receiving.database.query<{ origin: unknown }>(
      `SELECT payload::json -> 'origin' AS origin FROM outbox WHERE topic = 'erp.legacy.document' ORDER BY id`,
    );
    return rows.map(({ origin }) => origin);
  };
  const outcome = (
    lines: number,
    counts: Partial<Record<'published' | 'duplicate' | 'quarantined', number>>,
  ) => ({
    outcome: 'RECEIVED',
    lines,
    published: 0,
    duplicate: 0,
    quarantined: 0,
    ...counts,
  });

  it('publishes the documents of a file, each with the place and the version by which it was read', async () => {
    const first = branchRow();
    const second = [branchRow({ slip: 'F-2' }), branchRow({ slip: 'F-2', item: 'KLM-02', unit: 'KİLO' })];
    const bytes = branchDay([first, ...second]);
    await receiving.drop(DAY, bytes);

    await receive(branch);

    expect(await receiving.arrivals()).toEqual([{ file: DAY, ...outcome(2, { published: 2 }) }]);
    expect(await receiving.events()).toEqual({ [SALE]: 2 });
    const origin = {
      source: 'branch-sales',
      file: DAY,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mapping: expect.stringMatching(new RegExp(`^${branch.mapping ?? ''} .*branch-units@1`)),
    };
    expect(await origins()).toEqual([
      { ...origin, line: 1, offset: bytes.indexOf('F-1') },
      { ...origin, line: 2, offset: bytes.indexOf('F-2') },
    ]);
    expect(await receiving.store.has(origin.sha256)).toBe(true);
  });

  it('counts every byte once: records by outcome, all else apart', async () => {
    const rows = [branchRow(), branchRow({ slip: 'F-2', item: 'NOBODY-KNOWS' })];
    const bytes = branchDay(rows);
    await receiving.drop(DAY, bytes);

    await receive(branch);

    const [published, quarantined] = rows.map((row) => Buffer.byteLength(row, 'latin1') + 2);
    const read = (published ?? 0) + (quarantined ?? 0);
    expect(await receiving.bytes()).toEqual([
      { file: bytes.length, other: bytes.length - read, read, published, duplicate: 0, quarantined },
    ]);
  });

  it('quarantines what is not known, and publishes the rest', async () => {
    const unknown = { number: 'ORD-2', article: '8690000009999' };
    await receiving.drop(
      'orders.edi',
      interchange([...ediOrders(1), unknown, { number: 'ORD-3', store: '1' }]),
    );

    await receive(edi);

    expect(await receiving.arrivals()).toMatchObject([outcome(3, { published: 1, quarantined: 2 })]);
    expect(await receiving.quarantined()).toMatchObject([
      { line: 2, code: 'PRODUCT_NOT_FOUND', document: 'ORD-2' },
      { line: 3, code: 'ACCOUNT_NOT_FOUND', document: 'ORD-3' },
    ]);
    expect(await receiving.events()).toEqual({ [SALE]: 1, [QUARANTINED]: 2 });
  });

  it('counts a file that is sent again as duplicate, whatever its name', async () => {
    await receiving.drop('a.edi', interchange(ediOrders(3)));
    await receive(edi);
    await receiving.drop('b.edi', interchange(ediOrders(3)));

    await receive(edi);

    expect((await receiving.arrivals())[1]).toEqual({
      file: 'b.edi',
      ...outcome(3, { duplicate: 3 }),
      outcome: 'DUPLICATE',
    });
    expect(await receiving.events()).toEqual({ [SALE]: 3 });
  });

  it('takes what is new of a corrected file, and calls changed documents a conflict', async () => {
    await receiving.drop('a.edi', interchange(ediOrders(2)));
    await receive(edi);
    const [first] = ediOrders(1);
    const corrected = [
      { ...first, number: 'ORD-1' },
      { number: 'ORD-2', quantity: '6' },
      { number: 'ORD-3' },
    ];
    await receiving.drop('a.edi', interchange(corrected));

    await receive(edi);

    expect((await receiving.arrivals())[1]).toMatchObject(
      outcome(3, { published: 1, duplicate: 1, quarantined: 1 }),
    );
    expect(await receiving.quarantined()).toMatchObject([
      { line: 2, code: 'IDENTITY_CONFLICT', document: 'ORD-2' },
    ]);
  });

  it('publishes a document once that stands in a file twice', async () => {
    const [order] = ediOrders(1);
    await receiving.drop(
      'a.edi',
      interchange([
        { number: 'ORD-1', ...order },
        { number: 'ORD-1', ...order },
      ]),
    );

    await receive(edi);

    expect(await receiving.arrivals()).toMatchObject([outcome(2, { published: 1, duplicate: 1 })]);
  });

  it('has the same event ids when everything is received anew', async () => {
    await receiving.drop('a.edi', interchange(ediOrders(3)));
    await receive(edi);
    const before = await receiving.eventIds();
    await receiving.reset();
    await receiving.drop('b.edi', interchange(ediOrders(3), '2'));

    await receive(edi);

    expect(await receiving.eventIds()).toEqual(before);
  });

  it('receives the same bytes for each source they are sent to', async () => {
    await receiving.drop('a.edi', interchange(ediOrders(1)));
    await receive(edi);
    await receiving.drop('a.edi', interchange(ediOrders(1)));

    await receive({ ...edi, name: 'other-chain' });

    expect(await receiving.arrivals()).toMatchObject([
      outcome(1, { published: 1 }),
      outcome(1, { published: 1 }),
    ]);
    expect(new Set((await receiving.eventIds()).map(({ id }) => id)).size).toBe(2);
  });

  describe('whose files have a trailer', () => {
    const waiting = async (source: ConfiguredSource) => {
      for (const file of (await listDropped(receiving.folder)).files)
        await receiving.worker({ source }).receive({ ...file, final: false }, new AbortController().signal);
    };

    it('publishes nothing of a file without it while more may come, and all of it once it came', async () => {
      await receiving.drop(DAY, branchDay([branchRow()], { totals: false }));
      await waiting(branch);
      expect(await receiving.arrivals()).toEqual([]);
      expect((await receiving.names()).left).toEqual([DAY]);

      await receiving.drop(DAY, branchDay([branchRow(), branchRow({ slip: 'F-2' })]));
      await waiting(branch);

      expect(await receiving.arrivals()).toMatchObject([outcome(2, { published: 2 })]);
    });

    it('refuses the file when nothing more comes, and takes it when it is sent whole', async () => {
      await receiving.drop(DAY, branchDay([branchRow()], { totals: false }));
      await receive(branch);
      expect(await receiving.arrivals()).toMatchObject([
        { ...outcome(2, { quarantined: 2 }), outcome: 'QUARANTINED' },
      ]);
      expect(await receiving.quarantined()).toMatchObject([{ line: 1, lines: 2, code: 'FILE_INCOMPLETE' }]);
      expect(await receiving.events()).toEqual({ [QUARANTINED]: 1 });

      await receiving.drop(DAY, branchDay([branchRow()]));
      await receive(branch);

      expect((await receiving.arrivals())[1]).toMatchObject(outcome(1, { published: 1 }));
    });

    it('refuses a file whose trailer is wrong', async () => {
      const wrong = branchDay([branchRow()]).toString('latin1').replace('TOPLAM;;;1', 'TOPLAM;;;2');
      await receiving.drop(DAY, Buffer.from(wrong, 'latin1'));

      await receive(branch);

      expect(await receiving.quarantined()).toMatchObject([{ code: 'COUNT_MISMATCH', document: null }]);
      expect(await receiving.events()).toEqual({ [QUARANTINED]: 1 });
    });

    it('refuses a file whose name says no day', async () => {
      await receiving.drop('SATIS.csv', branchDay([branchRow()]));

      await receive(branch);

      expect(await receiving.quarantined()).toMatchObject([
        { code: 'FORMAT_ERROR', reason: 'the name of the file is not SATIS_{date}.csv' },
      ]);
    });
  });

  it('publishes each version of master data, also one that comes back', async () => {
    const other = ['KLM-09', 'Defter', 'Adet'] as const;
    const [pencil, crayon] = ['Kalem', 'Kuru boya'].map((name) => ['KLM-01', name, 'Adet'] as const);
    for (const [index, rows] of [[pencil], [crayon], [crayon, other], [pencil]].entries()) {
      await receiving.drop(`${index}.csv`, productList(...rows.filter((row) => row !== undefined)));
      await receive(products);
    }

    expect(await receiving.arrivals()).toMatchObject([
      outcome(1, { published: 1 }),
      outcome(1, { published: 1 }),
      outcome(2, { published: 1, duplicate: 1 }),
      outcome(1, { published: 1 }),
    ]);
    expect(await receiving.events()).toEqual({ [PRODUCT]: 4 });
    expect(new Set((await receiving.eventIds()).map(({ id }) => id)).size).toBe(4);
    const versions = await receiving.database.query(
      'SELECT document_no AS sku, version FROM document ORDER BY 1',
    );
    expect(versions).toEqual([
      { sku: 'KLM-01', version: 3 },
      { sku: 'KLM-09', version: 1 },
    ]);
  });
});
